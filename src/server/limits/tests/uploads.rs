//! Each limit of an upload.

use super::{config, ip};
use crate::model::{TenantId, UserId};
use crate::protocol::ErrorCode;
use crate::server::config::RateLimitConfig;
use crate::server::limits::uploads::{BODIES, FETCHES, PREPARATIONS, UploadLimiter, UploadPermit};
use std::time::Duration;
use uuid::Uuid;

fn limiter(rates: RateLimitConfig) -> UploadLimiter {
    UploadLimiter::new(&config(rates))
}

fn tenant(name: &str) -> TenantId {
    TenantId::new(name).expect("a tenant id")
}

fn someone() -> UserId {
    UserId(Uuid::now_v7())
}

async fn is_admitted(limiter: &UploadLimiter, user: UserId, to: &str) -> bool {
    limiter.acquire(user, &tenant(to), ip("127.0.0.1")).await.is_ok()
}

#[tokio::test]
async fn the_people_of_a_tenant_share_its_rate() {
    let limiter = limiter(RateLimitConfig::for_tests(3, |rates| &mut rates.tenant_uploads));
    for _ in 0..3 {
        assert!(is_admitted(&limiter, someone(), "one").await);
    }
    assert!(!is_admitted(&limiter, someone(), "one").await);
    assert!(is_admitted(&limiter, someone(), "two").await);
}

/// An upload refused for its person takes nothing from the tenant.
#[tokio::test]
async fn a_person_over_their_rate_does_not_use_up_the_tenants() {
    let mut rates = RateLimitConfig::for_tests(1, |rates| &mut rates.uploads);
    rates.tenant_uploads =
        RateLimitConfig::for_tests(2, |rates| &mut rates.tenant_uploads).tenant_uploads;
    let limiter = limiter(rates);
    let eager = someone();
    assert!(is_admitted(&limiter, eager, "one").await);
    for _ in 0..5 {
        assert!(!is_admitted(&limiter, eager, "one").await);
    }
    assert!(is_admitted(&limiter, someone(), "one").await);
}

/// All permits that `acquire` gives, and the status of the refusal after them.
fn all_of<T>(acquire: impl Fn() -> Result<T, crate::protocol::AppError>) -> (Vec<T>, u16) {
    let mut held = Vec::new();
    loop {
        match acquire() {
            Ok(permit) => held.push(permit),
            Err(error) => return (held, error.code().status()),
        }
    }
}

#[test]
fn fetches_beyond_the_limit_are_refused_until_one_ends() {
    let limiter = limiter(RateLimitConfig::default());
    let permit = limiter.exempt();
    let (mut held, status) = all_of(|| permit.acquire_fetch());
    assert_eq!((held.len(), status), (FETCHES, 429));
    held.pop();
    assert!(permit.acquire_fetch().is_ok());
}

#[test]
fn preparations_beyond_the_limit_are_refused_until_one_ends() {
    let limiter = limiter(RateLimitConfig::default());
    let prepare = || {
        let mut permit = limiter.exempt();
        permit.acquire_preparation().map(|()| permit)
    };
    let (mut held, status) = all_of(prepare);
    assert_eq!((held.len(), status), (PREPARATIONS, 429));
    held.pop();
    assert!(prepare().is_ok());
}

#[tokio::test]
async fn bodies_beyond_the_limit_wait_for_the_timeout_and_are_refused() {
    let mut rates = RateLimitConfig::default();
    rates.concurrency.acquire_timeout = Duration::ZERO;
    let limiter = limiter(rates);
    let mut held: Vec<UploadPermit> = (0..BODIES).map(|_| limiter.exempt()).collect();
    for permit in &mut held {
        permit.acquire_body().await.expect("a slot");
    }
    let refused = limiter.exempt().acquire_body().await.expect_err("too many");
    assert_eq!(refused.code, ErrorCode::TooMany);
    held.pop();
    assert!(limiter.exempt().acquire_body().await.is_ok());
}
