//! Invitations, and members who must not all go.

use crate::common::store::{Backend, NOW, new_person, new_tenant};
use image_chat::model::{Role, TenantId, Timestamp, UserId};
use image_chat::server::store::{Invitation, Store};
use std::sync::Arc;
use uuid::Uuid;

const LATER: Timestamp = Timestamp(NOW.0 + 1_000);

/// A tenant with an administrator.
struct House {
    store: Arc<dyn Store>,
    tenant: TenantId,
    admin: UserId,
}

impl House {
    async fn new(backend: &impl Backend) -> Self {
        let store = backend.open().await;
        let tenant = new_tenant(&store, "demo").await;
        let admin = new_person(&store, "Admin").await.id;
        let house = Self { store, tenant, admin };
        house.be(admin, Some(Role::Administrator)).await;
        house
    }

    async fn be(&self, user: UserId, role: Option<Role>) {
        self.store.tenancy().set_role(&self.tenant, user, role, NOW).await.expect("stored");
    }

    async fn person(&self) -> UserId {
        new_person(&self.store, "Someone").await.id
    }

    async fn invite(&self, digest: u8, role: Role, uses_left: u32, by: Option<UserId>) -> Uuid {
        let invitation = Invitation {
            id: Uuid::now_v7(),
            tenant: self.tenant.clone(),
            role,
            uses_left,
            created_by: by,
            created_at: NOW,
            expires_at: LATER,
        };
        let stored = self.store.invitations().create_invitation(&invitation, &[digest; 32]).await;
        stored.expect("stored");
        invitation.id
    }

    /// How many more may use it; `None` when it is not good.
    async fn left(&self, digest: u8, now: Timestamp) -> Option<u32> {
        let found = self.store.invitations().invitation(&[digest; 32], now).await;
        found.expect("read").map(|invitation| invitation.uses_left)
    }

    async fn accept(&self, digest: u8, user: UserId, now: Timestamp) -> bool {
        self.store.invitations().accept(&[digest; 32], user, now).await.expect("answered")
    }

    async fn role(&self, user: UserId) -> Option<Role> {
        self.store.tenancy().role(&self.tenant, user).await.expect("read")
    }

    async fn change(&self, user: UserId, role: Option<Role>) -> bool {
        let changed = self.store.invitations().change_member(&self.tenant, user, role).await;
        changed.expect("answered")
    }
}

pub async fn an_invitation_is_for_a_number_of_people_and_a_time(backend: &impl Backend) {
    let house = House::new(backend).await;
    house.invite(1, Role::Moderator, 2, Some(house.admin)).await;
    let (one, two, three) = (house.person().await, house.person().await, house.person().await);
    assert!(house.accept(1, one, NOW).await);
    assert!(house.accept(1, one, NOW).await, "who is in already");
    assert_eq!(house.left(1, NOW).await, Some(1), "uses nothing");
    assert!(!house.accept(1, two, LATER).await, "expired");
    assert!(house.accept(1, two, NOW).await);
    assert!(!house.accept(1, three, NOW).await, "used up");
    assert!(!house.accept(2, three, NOW).await, "there is none");
    let roles = [house.role(one).await, house.role(two).await, house.role(three).await];
    assert_eq!(roles, [Some(Role::Moderator), Some(Role::Moderator), None]);
}

pub async fn an_invitation_gives_and_never_takes(backend: &impl Backend) {
    let house = House::new(backend).await;
    house.invite(1, Role::Moderator, 5, Some(house.admin)).await;
    let member = house.person().await;
    house.be(member, Some(Role::Member)).await;
    assert!(house.accept(1, member, NOW).await);
    assert_eq!(house.role(member).await, Some(Role::Moderator));
    assert!(house.accept(1, house.admin, NOW).await);
    assert_eq!(house.role(house.admin).await, Some(Role::Administrator));
    assert_eq!(house.left(1, NOW).await, Some(4));
}

pub async fn at_once_no_more_come_in_than_are_invited(backend: &impl Backend) {
    let house = House::new(backend).await;
    house.invite(1, Role::Member, 3, Some(house.admin)).await;
    let mut people = Vec::new();
    for _ in 0..8 {
        people.push(house.person().await);
    }
    let accepted = people.iter().map(|person| house.accept(1, *person, NOW));
    let accepted = futures::future::join_all(accepted).await;
    assert_eq!(accepted.iter().filter(|is_in| **is_in).count(), 3);
    for (person, is_in) in people.iter().zip(accepted) {
        assert_eq!(house.role(*person).await.is_some(), is_in);
    }
}

pub async fn an_invitation_is_good_while_its_maker_is_administrator(backend: &impl Backend) {
    let house = House::new(backend).await;
    let other = house.person().await;
    house.be(other, Some(Role::Administrator)).await;
    house.invite(1, Role::Administrator, 1, Some(other)).await;
    let id = house.invite(2, Role::Member, 1, Some(house.admin)).await;
    let open = |now| {
        let (store, tenant) = (&house.store, &house.tenant);
        async move { store.invitations().invitations(tenant, now).await.expect("read").len() }
    };
    assert_eq!((open(NOW).await, open(LATER).await), (2, 0));
    assert!(house.change(other, Some(Role::Moderator)).await);
    assert_eq!((house.left(1, NOW).await, open(NOW).await), (None, 1));
    let elsewhere = new_tenant(&house.store, "other").await;
    let invitations = house.store.invitations();
    assert!(!invitations.end_invitation(&elsewhere, id).await.expect("answered"), "not theirs");
    assert_eq!(house.left(2, NOW).await, Some(1));
    assert!(invitations.end_invitation(&house.tenant, id).await.expect("ended"));
    assert_eq!(house.left(2, NOW).await, None);
}

pub async fn the_servers_own_is_good_while_there_is_no_administrator(backend: &impl Backend) {
    let house = House::new(backend).await;
    house.invite(1, Role::Administrator, 1, None).await;
    assert_eq!(house.left(1, NOW).await, None);
    house.be(house.admin, None).await;
    assert_eq!(house.left(1, NOW).await, Some(1));
    let listed = house.store.invitations().invitations(&house.tenant, NOW).await.expect("read");
    assert_eq!(listed, [], "nobody's list has it");
    house.store.invitations().end_own_invitations(&house.tenant).await.expect("ended");
    assert_eq!(house.left(1, NOW).await, None);
    house.invite(2, Role::Administrator, 1, None).await;
    let first = house.person().await;
    assert!(house.accept(2, first, NOW).await);
    assert_eq!(house.role(first).await, Some(Role::Administrator));
}

pub async fn the_last_administrator_stays(backend: &impl Backend) {
    let house = House::new(backend).await;
    let alone = |user| {
        let store = &house.store;
        async move { store.invitations().only_administrator_of(user).await.expect("read") }
    };
    assert!(!house.change(house.admin, Some(Role::Member)).await);
    assert!(!house.change(house.admin, None).await);
    assert_eq!(house.role(house.admin).await, Some(Role::Administrator));
    assert_eq!(alone(house.admin).await, std::slice::from_ref(&house.tenant));
    let other = house.person().await;
    assert!(!house.change(other, Some(Role::Administrator)).await, "no member");
    assert_eq!(house.role(other).await, None);
    house.be(other, Some(Role::Member)).await;
    assert!(house.change(other, Some(Role::Administrator)).await);
    assert_eq!(alone(house.admin).await, []);
    assert!(house.change(house.admin, None).await);
    assert_eq!(alone(other).await, std::slice::from_ref(&house.tenant));
    let of_other = house.store.invitations().memberships(other).await.expect("read");
    assert_eq!(of_other, [(house.tenant.clone(), Role::Administrator)]);
}

pub async fn two_administrators_cannot_both_go(backend: &impl Backend) {
    let house = House::new(backend).await;
    let other = house.person().await;
    house.be(other, Some(Role::Administrator)).await;
    let both = [house.change(house.admin, None), house.change(other, None)];
    let gone = futures::future::join_all(both).await;
    assert_eq!(gone.iter().filter(|is_gone| **is_gone).count(), 1);
}
