//! A provider that says of people what a test wants, and lies where it is told to.

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use image_chat::server::clock;
use serde_json::{Value, json};
use sha2::Sha256;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

pub const SECRET: &str = "between the provider and us";

/// Its address, and what it says next: claims beside the usual ones, or in their place.
#[derive(Clone)]
pub struct Provider {
    pub issuer: String,
    pub says: Arc<Mutex<Value>>,
    /// With what it signs.
    pub key: Arc<Mutex<String>>,
}

impl Provider {
    /// One that runs until the test ends.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let key = Arc::new(Mutex::new(SECRET.to_owned()));
        let provider = Self { issuer, says: Arc::default(), key };
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(async || Json(json!({ "keys": [] }))))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        provider
    }

    /// The claims for the next sign-in.
    pub fn says(&self, claims: Value) {
        *self.says.lock().expect("no panic") = claims;
    }
}

async fn metadata(State(Provider { issuer, .. }): State<Provider>) -> Json<Value> {
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["HS256"],
    }))
}

/// The code is the nonce: the provider has nothing to remember.
async fn token(
    State(provider): State<Provider>,
    Form(asked): Form<HashMap<String, String>>,
) -> Json<Value> {
    let now = clock::now().0 / 1_000;
    let mut claims = json!({
        "iss": provider.issuer, "aud": "image-chat", "iat": now, "exp": now + 300,
        "nonce": asked.get("code"), "name": "Ada",
    });
    let says = provider.says.lock().expect("no panic").clone();
    for (name, value) in says.as_object().expect("claims") {
        claims[name] = value.clone();
    }
    let key = provider.key.lock().expect("no panic").clone();
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", encode(&json!({ "alg": "HS256" })), encode(&claims));
    let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("any key");
    let mac = mac.chain_update(&signed).finalize().into_bytes();
    let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac));
    Json(json!({ "access_token": "x", "token_type": "Bearer", "id_token": token }))
}
