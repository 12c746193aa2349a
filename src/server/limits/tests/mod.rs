//! Each limit by itself.

mod uploads;

use super::*;
use crate::model::UserId;
use crate::protocol::{ErrorCode, text_of};
use crate::server::config::{Config, PAGE_UNIT, RateLimitConfig, Switch};
use governor::Quota;
use std::net::IpAddr;
use uuid::Uuid;

fn config(rates: RateLimitConfig) -> Config {
    Config { rate_limits: Switch::On, rates, ..Config::for_tests("nowhere".into()) }
}

fn limits_of(rates: RateLimitConfig) -> RateLimits {
    RateLimits::new(&config(rates))
}

fn limits(count: u32, which: impl FnOnce(&mut RateLimitConfig) -> &mut Quota) -> RateLimits {
    limits_of(RateLimitConfig::for_tests(count, which))
}

fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

#[test]
fn a_burst_passes_and_the_next_one_is_refused_with_a_time() {
    let limits = limits(3, |rates| &mut rates.requests);
    let (one, other) = (ip("203.0.113.9"), ip("203.0.113.10"));
    assert_eq!([one; 3].map(|ip| limits.request(ip)), [Ok(()), Ok(()), Ok(())]);
    let refused = limits.request(one).expect_err("too many");
    assert_eq!(refused.code(), ErrorCode::TooMany);
    // One token an hour, and the hour has hardly begun.
    let wait = refused.retry_after.expect("it says when");
    assert!((3_590..=3_600).contains(&wait), "{wait}");
    let text = text_of(&refused.reason);
    assert!(text.contains(&wait.to_string()), "{text}");
    assert_eq!(limits.request(other), Ok(()), "another address");
}

#[tokio::test]
async fn pages_are_counted_by_their_bytes_and_wait_for_those_before() {
    let (one, other) = (ip("203.0.113.9"), ip("203.0.113.10"));
    let limits = limits(8, |rates| &mut rates.pages);
    assert_eq!(limits.page(one, 0).await, Ok(()));
    assert_eq!(limits.page(one, 3 * PAGE_UNIT).await, Ok(()));
    assert_eq!(limits.page(one, 4 * PAGE_UNIT + 1).await, Ok(()));
    let refused = limits.page(one, 1).await.expect_err("the next unit comes in an hour");
    assert_eq!(refused.code(), ErrorCode::TooMany);
    assert_eq!(limits.page(other, 100 * PAGE_UNIT).await, Ok(()), "larger than the burst");

    let rates = RateLimitConfig {
        pages: Quota::per_second(20.try_into().expect("a number")),
        ..RateLimitConfig::default()
    };
    let limits = limits_of(rates);
    let begin = std::time::Instant::now();
    assert_eq!(limits.page(one, 20 * PAGE_UNIT).await, Ok(()));
    assert_eq!(limits.page(one, 5 * PAGE_UNIT).await, Ok(()));
    assert!(begin.elapsed() >= std::time::Duration::from_millis(200), "5 units at 20 a second");
}

#[test]
fn an_ipv6_network_is_one_client() {
    let limits = limits(2, |rates| &mut rates.guests);
    assert_eq!(limits.guest(ip("2001:db8:0:1::1")), Ok(()));
    assert_eq!(limits.guest(ip("2001:db8:0:1:ffff::2")), Ok(()));
    assert!(limits.guest(ip("2001:db8:0:1:1:2:3:4")).is_err());
    assert_eq!(limits.guest(ip("2001:db8:0:2::1")), Ok(()));
}

#[test]
fn an_account_has_a_limit_over_all_addresses() {
    let limits = limits(3, |rates| &mut rates.account_sign_ins_in_all);
    let names = ["ada@example.org", " Ada@Example.org ", "ADA@EXAMPLE.ORG"];
    for (n, name) in (1..).zip(names) {
        assert!(limits.sign_in(name, IpAddr::from([203, 0, 113, n])).is_ok());
    }
    assert!(limits.sign_in("ada@example.org", ip("203.0.113.99")).is_err());
    assert!(limits.sign_in("bob@example.org", ip("203.0.113.99")).is_ok());
}

#[test]
fn failures_from_one_address_do_not_block_another() {
    let limits = limits(3, |rates| &mut rates.account_sign_ins);
    let (here, elsewhere) = (ip("203.0.113.9"), ip("203.0.113.10"));
    for _ in 0..3 {
        assert!(limits.sign_in("ada@example.org", elsewhere).is_ok());
    }
    assert!(limits.sign_in("ada@example.org", elsewhere).is_err());
    assert!(limits.sign_in("ada@example.org", here).is_ok());
}

#[test]
fn only_failed_attempts_count_for_an_account() {
    let mut rates = RateLimitConfig::for_tests(3, |rates| &mut rates.account_sign_ins);
    rates.account_sign_ins_in_all = rates.account_sign_ins;
    let limits = limits_of(rates);
    for _ in 0..20 {
        limits.sign_in("ada@example.org", ip("203.0.113.9")).expect("allowed").refund();
    }
    // A refusal by the account is not counted for the address.
    for n in 1..=3 {
        assert!(limits.sign_in("ada@example.org", IpAddr::from([203, 0, 113, n])).is_ok());
    }
    for _ in 0..5 {
        assert!(limits.sign_in("ada@example.org", ip("203.0.113.9")).is_err());
    }
}

#[test]
fn confirmations_are_counted_apart_from_sign_ins() {
    let mut rates = RateLimitConfig::for_tests(1, |rates| &mut rates.account_sign_ins_in_all);
    rates.confirmations = rates.account_sign_ins_in_all;
    let limits = limits_of(rates);
    let (ada, bob) = (UserId(Uuid::now_v7()), UserId(Uuid::now_v7()));
    assert!(limits.sign_in("ada@example.org", ip("203.0.113.9")).is_ok());
    limits.confirmation(ada).expect("allowed").refund();
    assert!(limits.confirmation(ada).is_ok(), "fails");
    assert!(limits.confirmation(ada).is_err());
    assert!(limits.confirmation(bob).is_ok());
}

#[test]
fn an_address_has_a_limit_over_all_accounts() {
    let limits = limits(3, |rates| &mut rates.sign_ins);
    for name in ["a", "b", "c"] {
        assert!(limits.sign_in(name, ip("203.0.113.9")).is_ok());
    }
    assert!(limits.sign_in("d", ip("203.0.113.9")).is_err());
    assert!(limits.sign_in("d", ip("203.0.113.10")).is_ok());
}

#[test]
fn full_buckets_are_evicted_and_empty_ones_are_kept() {
    let mut rates = RateLimitConfig::for_tests(1, |rates| &mut rates.guests);
    rates.requests = Quota::per_second(std::num::NonZeroU32::MAX);
    let limits = limits_of(rates);
    for n in 0..100 {
        assert_eq!(limits.request(IpAddr::from([203, 0, 113, n])), Ok(()));
    }
    assert_eq!(limits.guest(ip("203.0.113.9")), Ok(()));
    limits.evict_idle();
    let limiters = limits.limiters();
    assert_eq!((limiters.requests.len(), limiters.guests.len()), (0, 1));
    assert!(limits.guest(ip("203.0.113.9")).is_err(), "still");
}

#[test]
fn nothing_is_refused_when_limits_are_off() {
    let limits = RateLimits::new(&Config::for_tests("nowhere".into()));
    for _ in 0..10_000 {
        assert!(limits.sign_in("ada", ip("203.0.113.9")).is_ok());
    }
}
