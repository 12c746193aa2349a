//! An S3-compatible server over a folder, that can be away for a while. Knows no image.

use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use image_chat::server::config::{BlobArgs, Secret};
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s_fs::FileSystem;
use std::net::SocketAddr;
use std::path::PathBuf;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

pub const BUCKET: &str = "pictures";
const KEY_ID: &str = "image-chat";
const KEY: &str = "a-quiet-harbour-at-dawn";

pub struct BucketServer {
    folder: TempDir,
    addr: SocketAddr,
    running: Option<JoinHandle<()>>,
}

impl BucketServer {
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join(BUCKET)).expect("the bucket");
        let addr = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut server = Self { folder, addr, running: None };
        server.start_again().await;
        server
    }

    /// Starts it on the same files and the same port.
    pub async fn start_again(&mut self) {
        let listener = TcpListener::bind(self.addr).await.expect("the port is free");
        self.addr = listener.local_addr().expect("an address");
        let mut builder =
            S3ServiceBuilder::new(FileSystem::new(self.folder.path()).expect("opens"));
        builder.set_auth(SimpleAuth::from_single(KEY_ID, KEY));
        self.running = Some(tokio::spawn(serve(listener, builder.build())));
    }

    /// Ends it with all its connections.
    pub async fn stop(&mut self) {
        let running = self.running.take().expect("it runs");
        running.abort();
        let _ = running.await;
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The settings of a server that keeps its files here.
    pub fn args(&self, prefix: &str) -> BlobArgs {
        BlobArgs {
            blob_url: Some(format!("s3://{BUCKET}/{prefix}").parse().expect("an address")),
            s3_endpoint: Some(format!("http://{}", self.addr)),
            s3_region: Some("here".into()),
            s3_access_key_id: Some(KEY_ID.into()),
            s3_secret_access_key: Some(Secret::new(KEY)),
            s3_secret_access_key_file: None,
        }
    }

    /// The same as variables.
    pub fn variables(&self, prefix: &str) -> Vec<(&'static str, String)> {
        vec![
            ("IMAGE_CHAT_BLOB_URL", format!("s3://{BUCKET}/{prefix}")),
            ("IMAGE_CHAT_S3_ENDPOINT", format!("http://{}", self.addr)),
            ("IMAGE_CHAT_S3_REGION", "here".into()),
            ("IMAGE_CHAT_S3_ACCESS_KEY_ID", KEY_ID.into()),
            ("IMAGE_CHAT_S3_SECRET_ACCESS_KEY", KEY.into()),
        ]
    }

    /// The files below a prefix.
    pub fn files(&self, prefix: &str) -> Vec<PathBuf> {
        let (mut files, mut folders) =
            (Vec::new(), vec![self.folder.path().join(BUCKET).join(prefix)]);
        while let Some(next) = folders.pop() {
            for entry in std::fs::read_dir(next).into_iter().flatten() {
                let path = entry.expect("an entry").path();
                let all = if path.is_dir() { &mut folders } else { &mut files };
                all.push(path);
            }
        }
        files.sort();
        files
    }
}

async fn serve(listener: TcpListener, service: S3Service) {
    let mut connections = JoinSet::new();
    loop {
        let (socket, _) = listener.accept().await.expect("a connection");
        let connection =
            http1::Builder::new().serve_connection(TokioIo::new(socket), service.clone());
        connections.spawn(async move { drop(connection.await) });
    }
}
