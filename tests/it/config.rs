//! The settings of the binary: printed, documented, refused.

use image_chat::server::config::RateLimitConfig;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

/// A documented setting.
#[derive(Debug)]
struct Documented {
    flag: String,
    variable: String,
    default: String,
}

/// Runs the binary with this environment alone.
fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_image-chat"));
    command.args(arguments).env_clear().envs(variables.iter().copied());
    command.output().expect("it runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

/// The output of `image-chat config`: a variable per line.
fn printed(arguments: &[&str], variables: &[(&str, &str)]) -> BTreeMap<String, String> {
    let output = run(&[&["config"], arguments].concat(), variables);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let printed = text(&output.stdout);
    let pair = |line: &str| line.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned()));
    printed.lines().map(|line| pair(line).expect("NAME=value")).collect()
}

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The rows of the table `| Flag | Environment | Default |` in `docs/operate.md`.
fn documented() -> Vec<Documented> {
    let page = read("docs/operate.md");
    let (_, table) = page.split_once("| Flag | Environment | Default |").expect("the table");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cell = |cells: &[&str], n: usize| cells[n].trim().trim_matches('`').to_owned();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('|').collect();
        let [flag, variable, default] = [1, 2, 3].map(|n| cell(&cells, n));
        Documented { flag, variable, default }
    };
    rows.map(row).collect()
}

/// The value of a default in words.
fn value_of(default: &str) -> String {
    match default {
        "none" => String::new(),
        other => other.replace("{data-dir}", "./data").replace("{addr}", "127.0.0.1:3000"),
    }
}

#[test]
fn printed_defaults_are_the_documented_ones() {
    let (documented, printed) = (documented(), printed(&[], &[]));
    let as_documented: BTreeMap<String, String> =
        documented.iter().map(|d| (d.variable.clone(), value_of(&d.default))).collect();
    assert_eq!(printed, as_documented);
}

/// The table of rate limits in `docs/operate.md`: burst, and time per token.
#[test]
fn the_documented_rate_limits_are_the_defaults() {
    let page = read("docs/operate.md");
    let (_, table) = page.split_once("| What | Counted by | At once | Then |").expect("the table");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let documented: Vec<(u32, Duration)> = rows.map(documented_rate).collect();
    let rates = RateLimitConfig::default();
    let holding = [
        rates.requests,
        rates.pages,
        rates.pictures,
        rates.sockets,
        rates.guests,
        rates.changes,
        rates.changes,
        rates.tenant_changes,
        rates.uploads,
        rates.tenant_uploads,
        rates.sign_ins,
        rates.account_sign_ins,
        rates.account_sign_ins_in_all,
        rates.confirmations,
        rates.links,
    ];
    let holding = holding.map(|q| (q.burst_size().get(), q.replenish_interval()));
    assert_eq!(documented, holding);
}

fn documented_rate(row: &str) -> (u32, Duration) {
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    let number = |text: &str| text.replace(',', "").parse::<u32>().expect("a number");
    let (count, each) = cells[4].split_once(' ').expect("a count and a time");
    let each = match each.strip_prefix("in ").and_then(|each| each.strip_suffix(" seconds")) {
        Some(seconds) => Duration::from_secs(number(seconds).into()),
        None => Duration::from_secs(1),
    };
    (number(cells[3]), each / number(count))
}

#[test]
fn every_setting_is_documented_with_its_flag() {
    let help = text(&run(&["--help"], &[]).stdout);
    let documented = documented();
    for Documented { flag, variable, .. } in &documented {
        let name = flag.trim_start_matches("--").replace('-', "_").to_uppercase();
        assert_eq!(variable, &format!("IMAGE_CHAT_{name}"));
        assert!(help.contains(&format!("{flag} <")), "{flag} is no flag");
        assert!(help.contains(&format!("env: {variable}")), "{variable} is no variable");
    }
    assert_eq!(help.matches("env: IMAGE_CHAT_").count(), documented.len(), "{help}");
}

#[test]
fn the_files_for_deployment_name_settings_that_exist() {
    let settings = printed(&[], &[]);
    let is_part = |c: char| c.is_ascii_uppercase() || c == '_';
    for file in ["image-chat.service", "Containerfile", "compose.yaml"] {
        let content = read(&format!("docs/deploy/{file}"));
        let begins: Vec<usize> =
            content.match_indices("IMAGE_CHAT_").map(|(begin, _)| begin).collect();
        assert!(!begins.is_empty(), "{file}");
        for begin in begins {
            let name: String = content[begin..].chars().take_while(|c| is_part(*c)).collect();
            assert!(settings.contains_key(&name), "{file}: {name}");
        }
    }
}

#[test]
fn flags_win_over_variables_and_variables_over_defaults() {
    let variables = [("IMAGE_CHAT_ADDR", "127.0.0.1:4000"), ("IMAGE_CHAT_DATA_DIR", "/srv/ic")];
    let by_variable = printed(&[], &variables);
    assert_eq!(by_variable["IMAGE_CHAT_ADDR"], "127.0.0.1:4000");
    assert_eq!(by_variable["IMAGE_CHAT_PUBLIC_URL"], "http://127.0.0.1:4000");
    assert_eq!(by_variable["IMAGE_CHAT_DATABASE_URL"], "sqlite:///srv/ic/image-chat.db");
    let by_flag = printed(&["--addr", "127.0.0.1:5000"], &variables);
    assert_eq!(by_flag["IMAGE_CHAT_ADDR"], "127.0.0.1:5000");
    let url = [("IMAGE_CHAT_PUBLIC_URL", "https://chat.example.org/")];
    assert_eq!(printed(&[], &url)["IMAGE_CHAT_PUBLIC_URL"], "https://chat.example.org");
}

#[test]
fn an_invalid_value_exits_2_and_names_setting_and_format() {
    let cases = [
        ("IMAGE_CHAT_ADDR", "nowhere", "--addr"),
        ("IMAGE_CHAT_ADDR", "127.0.0.1:99999", "--addr"),
        ("IMAGE_CHAT_PUBLIC_URL", "ftp://x", "https://chat.example.org"),
        ("IMAGE_CHAT_PUBLIC_URL", "https://x/path", "without a path"),
        ("IMAGE_CHAT_PUBLIC_URL", "https://ada:secret@x", "without a path"),
        ("IMAGE_CHAT_LINK_ALLOW", "10.0.0.0/33", "10.0.0.0/8"),
        ("IMAGE_CHAT_TRUSTED_PROXIES", "10.0.0.0/8;127.0.0.1", "10.0.0.0/8"),
        ("IMAGE_CHAT_RATE_LIMITS", "maybe", "on, off"),
        ("IMAGE_CHAT_DATABASE_URL", "mysql://x", "sqlite://PATH"),
        ("IMAGE_CHAT_DATABASE_URL", "postgres://", "postgres://USER"),
        ("IMAGE_CHAT_BUS_URL", "redis://x", "local: or nats://HOST:PORT"),
        ("IMAGE_CHAT_BUS_URL", "nats://", "local: or nats://HOST:PORT"),
        ("IMAGE_CHAT_LOG", "=nonsense=", "takes a level such as info"),
    ];
    for (variable, value, says) in cases {
        let output = run(&["serve"], &[(variable, value)]);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{variable}={value}: {error}");
        assert!(error.contains(says), "{variable}={value}: {error}");
        let flag = variable.trim_start_matches("IMAGE_CHAT_").to_lowercase().replace('_', "-");
        let names_it = error.contains(variable) || error.contains(&format!("--{flag}"));
        assert!(names_it, "{variable}={value}: {error}");
    }
    let unknown = run(&["--nonsense"], &[]);
    assert_eq!(unknown.status.code(), Some(2), "{}", text(&unknown.stderr));
}

#[test]
fn a_secret_is_not_printed_from_any_source() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("url");
    let path = file.to_str().expect("text");
    let secret = "sqlite:///srv/S-8-secret.db";
    std::fs::write(&file, format!("{secret}\n")).expect("written");
    let name = "IMAGE_CHAT_DATABASE_URL";
    let by_variable = printed(&[], &[(name, secret)]);
    assert_eq!(
        (&*by_variable[name], &*by_variable["IMAGE_CHAT_DATABASE_URL_FILE"]),
        ("(hidden)", "")
    );
    for given in [
        printed(&[], &[("IMAGE_CHAT_DATABASE_URL_FILE", path)]),
        printed(&["--database-url-file", path], &[]),
    ] {
        assert_eq!((&*given[name], &*given["IMAGE_CHAT_DATABASE_URL_FILE"]), ("(hidden)", path));
    }
    let help = run(&["--help"], &[(name, secret)]);
    assert!(!text(&help.stdout).contains("S-8-secret"));
}

#[test]
fn an_invalid_secret_is_named_and_not_repeated() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("url");
    let path = file.to_str().expect("text");
    std::fs::write(&file, "mysql://ada:S-9-secret@db/x").expect("written");
    let (name, in_file) = ("IMAGE_CHAT_DATABASE_URL", "IMAGE_CHAT_DATABASE_URL_FILE");
    let cases = [
        ((name, "mysql://ada:S-9-secret@db/x"), "--database-url <", "sqlite://PATH"),
        ((in_file, path), "--database-url-file <", "sqlite://PATH"),
        ((in_file, "/nowhere/S"), "--database-url-file <", "No such file"),
    ];
    for (variable, what, says) in cases {
        let output = run(&["serve"], &[variable]);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains(what) && error.contains(says), "{error}");
        assert!(!error.contains("S-9-secret"), "{error}");
    }
}

/// The database's address is the content of the file.
#[test]
fn a_secret_from_a_file_is_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, data) = (folder.path().join("url"), folder.path().join("data"));
    std::fs::write(&file, "sqlite:///proc/nowhere/x.db\n").expect("written");
    let variables = [
        ("IMAGE_CHAT_DATABASE_URL_FILE", file.to_str().expect("text")),
        ("IMAGE_CHAT_DATA_DIR", data.to_str().expect("text")),
        ("IMAGE_CHAT_ADDR", "127.0.0.1:0"),
    ];
    let output = run(&["serve"], &variables);
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(error.contains("cannot use the database"), "{error}");
}

#[test]
fn inconsistent_settings_exit_2() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("url");
    let path = file.to_str().expect("text");
    std::fs::write(&file, "sqlite:///srv/a.db").expect("written");
    let twice = [
        ("IMAGE_CHAT_DATABASE_URL", "sqlite:///srv/S-10-secret.db"),
        ("IMAGE_CHAT_DATABASE_URL_FILE", path),
    ];
    for command in ["serve", "config", "healthcheck"] {
        let output = run(&[command], &twice);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains("IMAGE_CHAT_DATABASE_URL_FILE are both given"), "{error}");
        assert!(!error.contains("S-10-secret"), "{error}");
    }
}

#[test]
fn a_failed_start_exits_1_and_says_why() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let addr = taken.local_addr().expect("an address").to_string();
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().display().to_string();
    let output = run(&["--addr", &addr, "--data-dir", &data], &[]);
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(error.contains(&format!("cannot listen on {addr}")), "{error}");
    let output = run(&["--addr", "127.0.0.1:0", "--data-dir", "/proc/nowhere"], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("data directory"), "{}", text(&output.stderr));
    drop(taken);
    let unwell = run(&["healthcheck", "--addr", &addr], &[]);
    assert_eq!(unwell.status.code(), Some(1), "nothing answers there");
}

/// The server reads `Leptos.toml`, cargo-leptos the table.
#[test]
fn leptos_toml_is_the_table_in_cargo_toml() {
    let table = |file: &str| -> Vec<String> {
        let text = read(file);
        let (_, rest) = text.split_once("[package.metadata.leptos]\n").expect("the table");
        let lines = rest.lines().take_while(|line| !line.starts_with('['));
        let lines = lines.map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        lines.map(str::to_owned).collect()
    };
    let table_of_cargo = table("Cargo.toml");
    assert!(table_of_cargo.len() > 10, "{table_of_cargo:?}");
    assert_eq!(table("Leptos.toml"), table_of_cargo);
}

#[test]
fn the_settings_of_a_provider_are_complete_or_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().display().to_string();
    let with = |variables: &[(&str, &str)]| {
        let all = [&[("IMAGE_CHAT_DATA_DIR", data.as_str())], variables].concat();
        let output = run(&["serve", "--addr", "127.0.0.1:0"], &all);
        (output.status.code(), text(&output.stderr))
    };
    let (code, said) = with(&[("IMAGE_CHAT_OIDC_ISSUER", "https://login.example")]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("IMAGE_CHAT_OIDC_CLIENT_ID is missing"), "{said}");
    let (code, said) = with(&[("IMAGE_CHAT_OIDC_ISSUER", "http://login.example")]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("http is for this machine alone"), "{said}");
    let secret = [
        ("IMAGE_CHAT_OIDC_ISSUER", "https://login.example"),
        ("IMAGE_CHAT_OIDC_CLIENT_ID", "image-chat"),
        ("IMAGE_CHAT_OIDC_CLIENT_SECRET", "canary"),
    ];
    assert!(!printed(&[], &secret).values().any(|value| value.contains("canary")));
    assert!(!text(&run(&["--help"], &secret).stdout).contains("canary"));
}

#[test]
fn a_tenants_secret_is_printed_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().display().to_string();
    let rotate =
        |tenant| run(&["tenant", "secret", "rotate", tenant], &[("IMAGE_CHAT_DATA_DIR", &data)]);
    let nobody = rotate("demo");
    assert!(!nobody.status.success() && nobody.stdout.is_empty());
    assert!(text(&nobody.stderr).contains("there is no tenant demo"));
    let database = folder.path().join("image-chat.db");
    let insert = async {
        let database = sqlx::SqlitePool::connect(&format!("sqlite://{}", database.display())).await;
        let sql = "INSERT INTO tenants (id, name, created_at) VALUES ('demo', 'Demo', 0)";
        let database = database.expect("opens");
        sqlx::query(sql).execute(&database).await.expect("stored");
        database.close().await;
    };
    tokio::runtime::Runtime::new().expect("a runtime").block_on(insert);
    let (first, second) = (rotate("demo"), rotate("demo"));
    let secrets = [&first, &second].map(|output| text(&output.stdout));
    for secret in &secrets {
        // 256 bits in Base64, and a line break.
        assert_eq!(secret.len(), 44, "{secret:?}");
    }
    assert_ne!(secrets[0], secrets[1]);
}
