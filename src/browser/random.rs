//! Randomness in the browser. `crypto.getRandomValues` works without https, `randomUUID` does not.

use uuid::Uuid;

/// A random UUID, version 4.
pub fn random_uuid() -> Uuid {
    let mut bytes = [0_u8; 16];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if !matches!(filled, Some(Ok(_))) {
        for byte in &mut bytes {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "0 to 255.99"
            )]
            let chance = (js_sys::Math::random() * 256.0) as u8;
            *byte = chance;
        }
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// A random number from 0 to `max`.
pub fn random_up_to(max: f64) -> f64 {
    js_sys::Math::random() * max
}
