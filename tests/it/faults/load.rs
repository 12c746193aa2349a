//! People who write, with or without pauses, and a record of what was acknowledged to them and what was not.

use crate::common::fate::{Fate, operate};
use crate::common::{Person, fresh};
use image_chat::model::{
    BroadcastId, ChatId, Command, CommentBody, CommentId, ImageId, Operation, Point, Recorded,
};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Between two attempts to reach a server that is not there.
const TRY_AGAIN: Duration = Duration::from_millis(10);

/// What someone does when an operation has no answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unanswered {
    /// Asks for it again, with the same id, until it is answered.
    Again,
    /// Leaves it and goes on with something else.
    Leave,
    /// Writes no more.
    Stop,
}

/// People who write.
pub struct Load {
    acknowledged: watch::Sender<usize>,
    is_over: watch::Sender<bool>,
    writing: JoinSet<Written>,
}

/// What became of what they wrote.
#[derive(Default)]
pub struct Written {
    pub acknowledged: Vec<Recorded>,
    /// Sent, and never answered.
    pub unanswered: Vec<(Person, Operation)>,
    pub refused: Vec<(Person, Operation, u16)>,
    /// The server said that it cannot.
    pub unable: Vec<u16>,
}

impl Load {
    /// Each of these people begins to write without a pause, at most this number of operations each.
    pub fn start(people: &[Person], image: ImageId, rule: Unanswered, most: usize) -> Self {
        Self::paced(people, image, rule, most, Duration::ZERO)
    }

    /// The same with a pause after each operation: how much is written does not depend on how fast the machine is.
    pub fn paced(
        people: &[Person],
        image: ImageId,
        rule: Unanswered,
        most: usize,
        pause: Duration,
    ) -> Self {
        let (acknowledged, is_over) = (watch::Sender::new(0), watch::Sender::new(false));
        let mut writing = JoinSet::new();
        for person in people {
            let writer = Writer {
                person: person.clone(),
                image,
                rule,
                pause,
                told: acknowledged.clone(),
                is_over: is_over.subscribe(),
                written: Written::default(),
            };
            writing.spawn(writer.write(most));
        }
        Self { acknowledged, is_over, writing }
    }

    /// Waits until this many operations are acknowledged.
    pub async fn reaches(&self, count: usize) {
        let mut told = self.acknowledged.subscribe();
        told.wait_for(|told| *told >= count).await.expect("the sender is here");
    }

    /// Waits until everyone has written what they wanted, or stopped.
    pub async fn finished(self) -> Written {
        let mut all = Written::default();
        for written in self.writing.join_all().await {
            all.acknowledged.extend(written.acknowledged);
            all.unanswered.extend(written.unanswered);
            all.refused.extend(written.refused);
            all.unable.extend(written.unable);
        }
        all
    }

    /// Lets everyone end with what they are at.
    pub async fn stop(self) -> Written {
        self.is_over.send_replace(true);
        self.finished().await
    }
}

struct Writer {
    person: Person,
    image: ImageId,
    rule: Unanswered,
    pause: Duration,
    told: watch::Sender<usize>,
    is_over: watch::Receiver<bool>,
    written: Written,
}

impl Writer {
    async fn write(mut self, most: usize) -> Written {
        let mut story = Story::default();
        for _ in 0..most {
            if *self.is_over.borrow() {
                break;
            }
            let broadcast_id = BroadcastId(fresh());
            let command = story.next(self.image, &self.person, broadcast_id);
            match self.does(Operation { broadcast_id, command }).await {
                Some(true) => story.goes_on(),
                Some(false) => story = Story::default(),
                None => break,
            }
            if !self.pause.is_zero() {
                tokio::time::sleep(self.pause).await;
            }
        }
        self.written
    }

    /// Was it acknowledged? `None`: this person stops.
    async fn does(&mut self, operation: Operation) -> Option<bool> {
        loop {
            let fate = operate(&self.person, self.image, &operation).await;
            let person = || self.person.clone();
            match fate {
                Fate::Stored(recorded) => {
                    self.written.acknowledged.push(*recorded);
                    self.told.send_modify(|told| *told += 1);
                    return Some(true);
                }
                Fate::Refused(status) => {
                    self.written.refused.push((person(), operation, status));
                    return Some(false);
                }
                Fate::Unable(status) => self.written.unable.push(status),
                Fate::NotSent => {}
                Fate::Lost if self.rule != Unanswered::Again => {
                    self.written.unanswered.push((person(), operation.clone()));
                }
                Fate::Lost => {}
            }
            match self.rule {
                Unanswered::Stop => return None,
                Unanswered::Leave => {
                    tokio::time::sleep(TRY_AGAIN).await;
                    return Some(false);
                }
                Unanswered::Again => tokio::time::sleep(TRY_AGAIN).await,
            }
        }
    }
}

/// One discussion of one's own after the other, with all that can be done to it.
#[derive(Default)]
struct Story {
    chapter: usize,
    chat: Option<(ChatId, CommentId)>,
}

impl Story {
    fn next(&mut self, image: ImageId, person: &Person, id: BroadcastId) -> Command {
        let body = CommentBody::new(&format!("Chapter {}", self.chapter)).expect("a text");
        let place = |x| Point::new(x, 50.0).expect("on the image");
        let Some((chat_id, comment_id)) = self.chat else {
            let chat = ChatId::opened_by(image, person.id(), id);
            self.chat = Some((chat, CommentId::written_by(image, person.id(), id)));
            return Command::OpenChat { at: place(10.0), size: None, body };
        };
        match self.chapter {
            1 => Command::AddComment { chat_id, parent_id: Some(comment_id), body },
            2 => Command::MoveChat { chat_id, to: place(90.0), size: None },
            3 => Command::Resolve { chat_id },
            4 => Command::EditComment { chat_id, comment_id, body },
            5 => Command::Reopen { chat_id },
            6 => Command::DeleteComment { chat_id, comment_id },
            7 => Command::RestoreComment { chat_id, comment_id },
            8 => Command::DeleteChat { chat_id },
            _ => Command::RestoreChat { chat_id },
        }
    }

    fn goes_on(&mut self) {
        self.chapter += 1;
        if self.chapter > 9 {
            *self = Self::default();
        }
    }
}
