//! Attempts to sign in and to confirm a password, of which only the failed ones count.

use super::client_network::client_network;
use super::limiters::Limiters;
use crate::model::UserId;
use crate::server::store::Digest;
use sha2::{Digest as _, Sha256};
use std::net::IpAddr;
use std::time::Duration;

/// An attempt, counted as failed until it is refunded.
#[must_use = "an attempt that did not fail is to be refunded"]
pub struct Attempt<'a> {
    limiters: Option<&'a Limiters>,
    subject: Subject,
}

enum Subject {
    Account(Digest, IpAddr),
    Person(UserId),
}

impl<'a> Attempt<'a> {
    /// Takes tokens of the address, of the account from that address, and of the account in all.
    pub(super) fn sign_in(
        limiters: Option<&'a Limiters>,
        account: &str,
        address: IpAddr,
    ) -> Result<Self, Duration> {
        let (account, address) = (account_digest(account), client_network(address));
        if let Some(limiters) = limiters {
            limiters.sign_ins.check(&address)?;
            limiters.account_sign_ins.check((account, address))?;
            let in_all = limiters.account_sign_ins_in_all.check(account);
            in_all.inspect_err(|_| limiters.account_sign_ins.refund(&(account, address)))?;
        }
        Ok(Self { limiters, subject: Subject::Account(account, address) })
    }

    /// Takes a token of a person who is signed in.
    pub(super) fn confirmation(
        limiters: Option<&'a Limiters>,
        user: UserId,
    ) -> Result<Self, Duration> {
        limiters.map_or(Ok(()), |limiters| limiters.confirmations.check(user))?;
        Ok(Self { limiters, subject: Subject::Person(user) })
    }

    /// Returns the tokens: the attempt succeeded, or was not judged.
    pub fn refund(self) {
        let Some(limiters) = self.limiters else { return };
        match self.subject {
            Subject::Account(account, address) => {
                limiters.account_sign_ins.refund(&(account, address));
                limiters.account_sign_ins_in_all.refund(&account);
            }
            Subject::Person(user) => limiters.confirmations.refund(&user),
        }
    }
}

/// A key of fixed size for a name of any length.
fn account_digest(account: &str) -> Digest {
    Sha256::digest(account.trim().to_lowercase()).into()
}
