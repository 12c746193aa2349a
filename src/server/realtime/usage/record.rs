//! The total of a tenant and an hour as bytes of a fixed length. Knows no file.

use crate::model::TenantId;
use crate::server::store::Sent;
use sha2::{Digest, Sha256};

/// The length of a record: a power of two, so that none lies across two pages of memory, and a process that is killed
/// leaves each of them whole.
pub const BYTES: usize = 128;
/// Bytes of the check.
const CHECK: usize = 8;
/// Bytes of each number.
const NUMBER: usize = 8;
/// Where the name of the tenant begins; the byte before is its length.
const NAME: usize = CHECK + 3 * NUMBER + 1;

const _: () = assert!(NAME + TenantId::MAX_CHARS <= BYTES && BYTES.is_power_of_two());

/// The bytes of a total.
pub fn encode(tenant: &TenantId, sent: &Sent) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    let numbers = [sent.hour.cast_unsigned(), sent.messages, sent.bytes];
    for (place, number) in bytes[CHECK..].chunks_exact_mut(NUMBER).zip(numbers) {
        place.copy_from_slice(&number.to_le_bytes());
    }
    let name = tenant.as_str().as_bytes();
    // A tenant's name is ASCII of at most 64 characters.
    bytes[NAME - 1] = u8::try_from(name.len()).unwrap_or_default();
    bytes[NAME..NAME + name.len()].copy_from_slice(name);
    let check = check_of(&bytes);
    bytes[..CHECK].copy_from_slice(&check);
    bytes
}

/// The total of these bytes; `None` for an empty record and for what is none.
pub fn decode(bytes: &[u8]) -> Option<(TenantId, Sent)> {
    if bytes.len() != BYTES || bytes[..CHECK] != check_of(bytes) {
        return None;
    }
    let mut numbers =
        bytes[CHECK..].as_chunks::<NUMBER>().0.iter().copied().map(u64::from_le_bytes);
    let (hour, messages, sent_bytes) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let name = bytes.get(NAME..NAME + usize::from(bytes[NAME - 1]))?;
    let tenant = TenantId::new(std::str::from_utf8(name).ok()?).ok()?;
    Some((tenant, Sent { hour: hour.cast_signed(), messages, bytes: sent_bytes }))
}

/// A machine that loses its power may leave a record half written; it is none then.
fn check_of(bytes: &[u8]) -> [u8; CHECK] {
    let digest = Sha256::digest(&bytes[CHECK..]);
    let mut check = [0; CHECK];
    check.copy_from_slice(&digest[..CHECK]);
    check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written_or_not_at_all() {
        let sent = Sent { hour: -3, messages: u64::MAX, bytes: 7 };
        for name in ["a".to_owned(), "z".repeat(TenantId::MAX_CHARS)] {
            let tenant = TenantId::new(&name).expect("a tenant id");
            let bytes = encode(&tenant, &sent);
            assert_eq!(decode(&bytes), Some((tenant, sent)));
            for place in 0..NAME {
                let mut other = bytes;
                other[place] ^= 1;
                assert_eq!(decode(&other), None, "byte {place}");
            }
            assert_eq!(decode(&bytes[1..]), None);
        }
        assert_eq!(decode(&[0; BYTES]), None, "an empty record");
    }
}
