//! One page of a history: a viewer behind its own unreliable connection, and the operations of its person.

use crate::common::fate::{Fate, operate};
use crate::common::fault_proxy::FaultProxy;
use crate::common::viewer::Viewer;
use crate::common::wish::wish;
use crate::common::{Person, fresh};
use crate::history::plan::{Fault, Step};
use image_chat::model::{BroadcastId, ImageId, Operation, Recorded, Seq, UserId};
use std::future::Future;
use std::net::SocketAddr;
use tokio::task::JoinSet;

/// A page and everything that it received.
pub struct Page {
    /// Its person over a reliable connection, for requests outside of the history.
    direct: Person,
    line: FaultProxy,
    pub viewer: Viewer,
    /// The viewers before each reload.
    pub earlier: Vec<Viewer>,
    under_way: JoinSet<(Operation, Fate)>,
    /// Acknowledged operations.
    pub acknowledged: Vec<Recorded>,
    /// Failed operations with the reason: the status, or that it was never sent.
    pub refused: Vec<(BroadcastId, String)>,
    pub lost: usize,
    doubled: Vec<BroadcastId>,
}

impl Page {
    /// Opens the page of an image through a proxy to this server.
    pub async fn open(person: &Person, image: ImageId, server: SocketAddr) -> Self {
        let line = FaultProxy::start(server).await;
        let snapshot = person.snapshot(image).await;
        let viewer = Viewer::from_snapshot(&person.through(line.addr()), snapshot);
        Self {
            direct: person.clone(),
            line,
            viewer,
            earlier: Vec::new(),
            under_way: JoinSet::new(),
            acknowledged: Vec::new(),
            refused: Vec::new(),
            lost: 0,
            doubled: Vec::new(),
        }
    }

    /// The person of the page.
    pub fn user(&self) -> UserId {
        self.direct.id()
    }

    /// Runs its script.
    pub async fn perform(&mut self, script: &[Step]) {
        for step in script {
            match step {
                Step::Act { kind, place, is_forged, is_doubled } => {
                    self.act(*kind, *place, *is_forged, *is_doubled);
                }
                Step::Line(fault) => self.suffer(*fault),
                Step::Reconnect => drop(self.viewer.hang_up()),
                Step::Reload => self.load_again().await,
                Step::Listen(pause) => self.listen_until(tokio::time::sleep(*pause)).await,
            }
        }
    }

    fn act(&mut self, kind: u8, place: usize, is_forged: bool, is_doubled: bool) {
        let Some(command) = wish(self.viewer.replica.board(), kind, place) else { return };
        let broadcast_id = BroadcastId(fresh());
        let operation = Operation { broadcast_id, command };
        if !is_forged && !self.viewer.show(&operation) {
            return;
        }
        if is_doubled {
            self.doubled.push(broadcast_id);
        }
        for _ in 0..=usize::from(is_doubled) {
            let (person, image) = (self.viewer.person.clone(), self.viewer.image);
            let operation = operation.clone();
            self.under_way.spawn(async move {
                let fate = operate(&person, image, &operation).await;
                (operation, fate)
            });
        }
    }

    fn suffer(&self, fault: Fault) {
        match fault {
            Fault::Cut => self.line.cut(),
            Fault::HalfOpen => self.line.half_open(),
            Fault::Truncate(direction, bytes) => self.line.truncate(direction, bytes),
            Fault::Delay(delay) => self.line.delay(delay),
            Fault::Heal => self.line.heal(),
        }
    }

    async fn load_again(&mut self) {
        let snapshot = self.direct.snapshot(self.viewer.image).await;
        let new = Viewer::from_snapshot(&self.viewer.person, snapshot);
        let mut old = std::mem::replace(&mut self.viewer, new);
        drop(old.hang_up());
        self.earlier.push(old);
    }

    /// Handles frames and answers, in the order in which they arrive, until this future is done.
    async fn listen_until(&mut self, over: impl Future<Output = ()>) {
        tokio::pin!(over);
        loop {
            if !self.viewer.is_connected() {
                // A connection that still fails is retried at the next step.
                let _ = self.viewer.connect().await;
            }
            tokio::select! {
                () = &mut over => return,
                frame = self.viewer.next_frame() => {
                    // A broken connection has no socket any more.
                    let _ = self.viewer.take_frame(frame).await;
                    if self.viewer.wants_snapshot {
                        let snapshot = self.direct.snapshot(self.viewer.image).await;
                        self.viewer.reload(snapshot);
                    }
                }
                Some(answer) = self.under_way.join_next() => {
                    let (operation, fate) = answer.expect("no panic");
                    self.answered(&operation, fate).await;
                }
            }
        }
    }

    async fn answered(&mut self, operation: &Operation, fate: Fate) {
        let id = operation.broadcast_id;
        self.viewer.answered(id, &fate);
        match fate {
            Fate::Stored(recorded) => self.acknowledged.push(*recorded),
            // Sent twice: one may have arrived and the other not, or only one may have been allowed.
            Fate::Refused(_) | Fate::NotSent if self.doubled.contains(&id) => {}
            Fate::Refused(status) => self.refused.push((id, format!("refused with {status}"))),
            Fate::NotSent => self.refused.push((id, "never sent".into())),
            Fate::Unable(status) => self.viewer.wrong.push(format!("{status} to an operation")),
            Fate::Lost => {
                self.lost += 1;
                self.viewer.ask().await;
            }
        }
    }

    /// Repairs the network. Nothing is under way after this.
    pub async fn heal(&mut self) {
        self.line.heal();
        self.line.cut();
        while let Some(answer) = self.under_way.join_next().await {
            let (operation, fate) = answer.expect("no panic");
            self.answered(&operation, fate).await;
        }
    }

    /// Receives until it has this event.
    pub async fn reach(&mut self, seq: Seq) {
        self.viewer.reach(seq).await;
    }

    /// All its viewers, the present one included.
    pub fn viewers(&self) -> impl Iterator<Item = &Viewer> {
        self.earlier.iter().chain([&self.viewer])
    }
}
