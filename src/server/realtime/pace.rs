//! How often someone may speak (LP16): a bucket of turns that fills with time. Knows not what is said.

use tokio::time::Instant;

/// Turns that are taken and come back.
#[derive(Debug)]
pub struct Pace {
    a_second: f32,
    most: f32,
    left: f32,
    since: Instant,
}

impl Pace {
    /// So many turns a second, and at most so many at once.
    pub fn new(a_second: u16, most: u16) -> Self {
        let (a_second, most) = (f32::from(a_second), f32::from(most));
        Self { a_second, most, left: most, since: Instant::now() }
    }

    /// Takes a turn; false when there is none.
    pub fn take(&mut self) -> bool {
        let now = Instant::now();
        let gained = (now - self.since).as_secs_f32() * self.a_second;
        self.left = (self.left + gained).min(self.most);
        self.since = now;
        let is_left = self.left >= 1.0;
        if is_left {
            self.left -= 1.0;
        }
        is_left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::{Duration, advance};

    #[tokio::test(start_paused = true)]
    async fn turns_come_back_with_time_and_do_not_pile_up() {
        let mut pace = Pace::new(20, 40);
        assert_eq!((0..100).filter(|_| pace.take()).count(), 40);
        advance(Duration::from_millis(500)).await;
        assert_eq!((0..100).filter(|_| pace.take()).count(), 10);
        advance(Duration::from_secs(3_600)).await;
        assert_eq!((0..100).filter(|_| pace.take()).count(), 40);
    }
}
