//! A PostgreSQL of the tests' own: in a temporary folder, on a free port, gone when the process of the tests is.

use rustix::process::geteuid;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use uuid::Uuid;

/// Where Debian has it.
const DEBIAN: &str = "/usr/lib/postgresql";
/// The password of the only user, who needs none over the Unix socket.
pub const PASSWORD: &str = "S-11-secret";
/// Makes a database and runs it until nobody holds the other end of standard input any more, however that came: tests have
/// no place to clean up in. PostgreSQL refuses to run as root.
const KEEPER: &str = r#"
set -eu
bin=$1 port=$2 options=$3 password=$4
trap '' INT
folder=$(mktemp -d /tmp/image-chat-postgres.XXXXXX)
trap '"$bin/pg_ctl" stop -D "$folder/data" -m immediate -s || true; rm -rf "$folder"' EXIT
echo "$password" > "$folder/password"
"$bin/initdb" -D "$folder/data" -U image_chat --pwfile="$folder/password" --auth-local=trust \
    --auth-host=scram-sha-256 --locale=C.UTF-8 --encoding=UTF8 --no-sync > "$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; exit 1; }
"$bin/pg_ctl" start -w -s -D "$folder/data" -l "$folder/log" -o "-p $port -k $folder $options" ||
    { cat "$folder/log" >&2; exit 1; }
echo "$folder"
read -r line || true
"#;
/// Commits do not wait for the disk: what a test asks is whether they are right, unless it is about faults.
const FAST: &str = "-c fsync=off -c full_page_writes=off -c synchronous_commit=on";
const SMALL: &str = "-c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=32MB";

/// A PostgreSQL that runs.
pub struct Cluster {
    bin: PathBuf,
    folder: PathBuf,
    port: u16,
    options: String,
    /// It ends when its standard input does.
    _keeper: Child,
}

impl Cluster {
    /// The one that all tests share, which is never stopped and does not wait for the disk.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| Self::start(FAST))
    }

    /// One that waits for the disk, and that a test may stop.
    pub fn own() -> Self {
        Self::start("")
    }

    fn start(options: &str) -> Self {
        let (bin, port) = (programs(), super::child::free_addr().port());
        let options = format!("{SMALL} {options}");
        let mut keeper = as_other("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(&bin).arg(port.to_string());
        keeper.args([options.as_str(), PASSWORD]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut keeper = keeper.current_dir("/").spawn().expect("a shell");
        let mut folder = String::new();
        let output = keeper.stdout.take().expect("piped");
        BufReader::new(output).read_line(&mut folder).expect("its folder");
        assert!(!folder.is_empty(), "PostgreSQL did not start; its reason is above");
        let folder = PathBuf::from(folder.trim_end());
        Self { bin, folder, port, options, _keeper: keeper }
    }

    /// The address of a new, empty database.
    pub fn database(&self) -> String {
        let name = format!("db_{}", Uuid::now_v7().simple());
        self.sql("postgres", &format!("CREATE DATABASE {name}"));
        self.url(&name)
    }

    /// The address of a database, by the Unix socket.
    pub fn url(&self, database: &str) -> String {
        let (folder, port) = (self.folder.display(), self.port);
        format!("postgres://image_chat@localhost:{port}/{database}?host={folder}")
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.port))
    }

    /// The address of a database, by the network, with this password.
    pub fn url_with(&self, database: &str, password: &str) -> String {
        format!("postgres://image_chat:{password}@127.0.0.1:{}/{database}", self.port)
    }

    /// What a statement says, one row a line.
    pub fn sql(&self, database: &str, sql: &str) -> String {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "image_chat", "-h"]);
        psql.arg(&self.folder).args(["-p", &self.port.to_string(), "-d", database, "-c", sql]);
        said(psql)
    }

    /// A copy of a database, as a dump that is read back into another one.
    pub fn dump_and_restore(&self, database: &str) -> String {
        let to = format!("db_{}", Uuid::now_v7().simple());
        self.sql("postgres", &format!("CREATE DATABASE {to}"));
        let at = format!("-U image_chat -h {} -p {}", self.folder.display(), self.port);
        let bin = self.bin.display();
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!(
            "{bin}/pg_dump {at} {database} | {bin}/psql -X -q -v ON_ERROR_STOP=1 {at} -d {to}"
        ));
        said(shell);
        self.url(&to)
    }

    /// Stops it: `fast` as an operator does, `immediate` as a crash.
    pub fn stop(&self, mode: &str) {
        let mut stop = as_other(&self.bin.join("pg_ctl").display().to_string());
        stop.arg("stop").args(["-w", "-s", "-m", mode, "-D"]).arg(self.folder.join("data"));
        said(stop);
    }

    /// Starts it again.
    pub fn start_again(&self) {
        let mut start = as_other(&self.bin.join("pg_ctl").display().to_string());
        let options = format!("-p {} -k {} {}", self.port, self.folder.display(), self.options);
        start.arg("start").args(["-w", "-s", "-o", &options, "-l"]).arg(self.folder.join("log"));
        start.arg("-D").arg(self.folder.join("data"));
        // It would keep the pipe of its output open.
        let status = start.stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(status.expect("pg_ctl").success(), "PostgreSQL did not start again");
    }
}

/// The name of the database of an address.
pub fn name_of(url: &str) -> &str {
    let end = url.find('?').unwrap_or(url.len());
    url[..end].rsplit('/').next().expect("a name")
}

fn said(mut command: Command) -> String {
    let output = command.current_dir("/").output().expect("a program of PostgreSQL");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}: {error}");
    String::from_utf8(output.stdout).expect("text").trim_end().to_owned()
}

/// A command of a user who is not root.
fn as_other(program: &str) -> Command {
    if !geteuid().is_root() {
        return Command::new(program);
    }
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let has_own = users.lines().any(|line| line.starts_with("postgres:"));
    let (user, group) = if has_own { ("postgres", "postgres") } else { ("nobody", "nogroup") };
    let mut command = Command::new("setpriv");
    command.arg(format!("--reuid={user}")).arg(format!("--regid={group}"));
    command.args(["--clear-groups", program]);
    command
}

/// The folder of PostgreSQL's programs; the newest of Debian's, or that on PATH.
fn programs() -> PathBuf {
    let has_all =
        |folder: &Path| ["initdb", "pg_ctl", "postgres"].iter().all(|p| folder.join(p).exists());
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|entry| entry.path());
    let number = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.and_then(|name| name.parse::<u32>().ok()).unwrap_or(0)
    };
    let newest = versions.filter(|path| has_all(&path.join("bin"))).max_by_key(number);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = || std::env::split_paths(&path).find(|folder| has_all(folder));
    newest.map(|path| path.join("bin")).or_else(on_path).unwrap_or_else(|| {
        panic!(
            "PostgreSQL is missing: these tests need initdb, pg_ctl and postgres, in {DEBIAN}/*/bin or \
             on PATH; scripts/setup-services installs Debian's"
        )
    })
}
