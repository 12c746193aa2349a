//! Each limit by itself, in its buckets. Knows no request.

use super::*;
use crate::protocol::ErrorCode;
use uuid::Uuid;

fn limits(count: u32, which: impl FnOnce(&mut RateLimitConfig) -> &mut Quota) -> RateLimits {
    RateLimits(Some(Limiters::new(&RateLimitConfig::for_tests(count, which))))
}

fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

#[test]
fn a_burst_goes_through_and_the_next_one_has_to_wait() {
    let limits = limits(3, |rates| &mut rates.requests);
    let (one, other) = (ip("203.0.113.9"), ip("203.0.113.10"));
    assert_eq!([one; 3].map(|ip| limits.request(ip)), [Ok(()), Ok(()), Ok(())]);
    let refused = limits.request(one).expect_err("too many");
    assert_eq!(refused.code, ErrorCode::TooMany);
    // One comes back each hour, and the hour has hardly begun.
    let wait = refused.retry_after.expect("it says when");
    assert!((3_590..=3_600).contains(&wait), "{wait}");
    assert!(refused.message.contains(&wait.to_string()), "{}", refused.message);
    assert_eq!(limits.request(other), Ok(()), "who is another");
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
fn a_tenant_has_a_limit_that_its_people_share() {
    let limits = limits(3, |rates| &mut rates.tenant_uploads);
    let tenant = |name: &str| TenantId::new(name).expect("a tenant id");
    for _ in 0..3 {
        assert_eq!(limits.upload(UserId(Uuid::now_v7()), &tenant("one")), Ok(()));
    }
    assert!(limits.upload(UserId(Uuid::now_v7()), &tenant("one")).is_err());
    assert_eq!(limits.upload(UserId(Uuid::now_v7()), &tenant("two")), Ok(()));
}

/// Someone who is over their own limit takes nothing of what others of the tenant have.
#[test]
fn a_person_alone_does_not_use_up_the_tenants_limit() {
    let mut rates = RateLimitConfig::for_tests(1, |rates| &mut rates.uploads);
    rates.tenant_uploads =
        RateLimitConfig::for_tests(2, |rates| &mut rates.tenant_uploads).tenant_uploads;
    let limits = RateLimits(Some(Limiters::new(&rates)));
    let tenant = TenantId::new("one").expect("a tenant id");
    let (eager, other) = (UserId(Uuid::now_v7()), UserId(Uuid::now_v7()));
    assert_eq!(limits.upload(eager, &tenant), Ok(()));
    for _ in 0..5 {
        assert!(limits.upload(eager, &tenant).is_err());
    }
    assert_eq!(limits.upload(other, &tenant), Ok(()));
}

#[test]
fn an_account_has_a_limit_from_wherever_it_is_tried() {
    let limits = limits(3, |rates| &mut rates.account_sign_ins_in_all);
    let names = ["ada@example.org", " Ada@Example.org ", "ADA@EXAMPLE.ORG"];
    for (n, name) in (1..).zip(names) {
        assert!(limits.sign_in(name, IpAddr::from([203, 0, 113, n])).is_ok());
    }
    assert!(limits.sign_in("ada@example.org", ip("203.0.113.99")).is_err());
    assert!(limits.sign_in("bob@example.org", ip("203.0.113.99")).is_ok());
}

#[test]
fn whoever_fails_elsewhere_keeps_nobody_out() {
    let limits = limits(3, |rates| &mut rates.account_sign_ins);
    let (here, elsewhere) = (ip("203.0.113.9"), ip("203.0.113.10"));
    for _ in 0..3 {
        assert!(limits.sign_in("ada@example.org", elsewhere).is_ok());
    }
    assert!(limits.sign_in("ada@example.org", elsewhere).is_err());
    assert!(limits.sign_in("ada@example.org", here).is_ok());
}

#[test]
fn only_attempts_that_failed_count_for_an_account() {
    let mut rates = RateLimitConfig::for_tests(3, |rates| &mut rates.account_sign_ins);
    rates.account_sign_ins_in_all = rates.account_sign_ins;
    let limits = RateLimits(Some(Limiters::new(&rates)));
    for _ in 0..20 {
        limits.sign_in("ada@example.org", ip("203.0.113.9")).expect("allowed").give_back();
    }
    // What the account has no room for is not counted for the address either.
    for n in 1..=3 {
        assert!(limits.sign_in("ada@example.org", IpAddr::from([203, 0, 113, n])).is_ok());
    }
    for _ in 0..5 {
        assert!(limits.sign_in("ada@example.org", ip("203.0.113.9")).is_err());
    }
}

#[test]
fn someone_who_is_signed_in_has_attempts_of_their_own() {
    let mut rates = RateLimitConfig::for_tests(1, |rates| &mut rates.account_sign_ins_in_all);
    rates.confirmations = rates.account_sign_ins_in_all;
    let limits = RateLimits(Some(Limiters::new(&rates)));
    let (ada, bob) = (UserId(Uuid::now_v7()), UserId(Uuid::now_v7()));
    assert!(limits.sign_in("ada@example.org", ip("203.0.113.9")).is_ok());
    limits.confirmation(ada).expect("allowed").give_back();
    assert!(limits.confirmation(ada).is_ok(), "and it fails");
    assert!(limits.confirmation(ada).is_err());
    assert!(limits.confirmation(bob).is_ok());
}

#[test]
fn an_address_has_a_limit_whatever_account_it_tries() {
    let limits = limits(3, |rates| &mut rates.sign_ins);
    for name in ["a", "b", "c"] {
        assert!(limits.sign_in(name, ip("203.0.113.9")).is_ok());
    }
    assert!(limits.sign_in("d", ip("203.0.113.9")).is_err());
    assert!(limits.sign_in("d", ip("203.0.113.10")).is_ok());
}

#[test]
fn who_did_nothing_lately_is_forgotten_and_who_did_too_much_is_not() {
    let mut rates = RateLimitConfig::for_tests(1, |rates| &mut rates.guests);
    rates.requests = Quota::per_second(std::num::NonZeroU32::MAX);
    let limits = RateLimits(Some(Limiters::new(&rates)));
    for n in 0..100 {
        assert_eq!(limits.request(IpAddr::from([203, 0, 113, n])), Ok(()));
    }
    assert_eq!(limits.guest(ip("203.0.113.9")), Ok(()));
    limits.forget();
    let counters = limits.0.as_ref().expect("on");
    assert_eq!((counters.requests.0.len(), counters.guests.0.len()), (0, 1));
    assert!(limits.guest(ip("203.0.113.9")).is_err(), "still");
}

#[test]
fn without_limits_nothing_is_too_many() {
    let limits = RateLimits(None);
    for _ in 0..10_000 {
        assert!(limits.sign_in("ada", ip("203.0.113.9")).is_ok());
    }
}
