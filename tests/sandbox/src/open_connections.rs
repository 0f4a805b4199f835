//! Which connections are open, and which of them wait for a next request.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Activity {
    /// At work, or still without a first request.
    Busy,
    /// Has answered and waits for the next request.
    Idle,
    /// Is to be closed.
    Closing,
}

#[derive(Debug, Default)]
pub struct OpenConnections {
    open: Mutex<HashMap<usize, watch::Sender<Activity>>>,
    gone: Condvar,
}

impl OpenConnections {
    pub fn open(self: &Arc<Self>, number: usize) -> OpenConnection {
        let (activity, _) = watch::channel(Activity::Busy);
        self.lock().insert(number, activity.clone());
        OpenConnection {
            all: self.clone(),
            number,
            activity,
        }
    }

    /// Closes the idle connections and returns when they are closed.
    pub fn close_idle(&self) {
        let open = self.lock();
        let closing: Vec<usize> = open
            .iter()
            .filter(|(_, activity)| turn(activity, Activity::Idle, Activity::Closing))
            .map(|(number, _)| *number)
            .collect();
        let some_left =
            |open: &mut HashMap<_, _>| closing.iter().any(|number| open.contains_key(number));
        drop(self.gone.wait_timeout_while(open, PATIENCE, some_left));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<usize, watch::Sender<Activity>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub struct OpenConnection {
    all: Arc<OpenConnections>,
    number: usize,
    activity: watch::Sender<Activity>,
}

impl OpenConnection {
    pub fn begin_work(&self) {
        turn(&self.activity, Activity::Idle, Activity::Busy);
    }

    pub fn end_work(&self) {
        turn(&self.activity, Activity::Busy, Activity::Idle);
    }

    /// Resolves when the connection is to be closed, by request or after this much idle time.
    pub async fn closing(&self, idle_timeout: Option<Duration>) {
        let mut activity = self.activity.subscribe();
        loop {
            let now = *activity.borrow_and_update();
            match (now, idle_timeout) {
                (Activity::Closing, _) => return,
                (Activity::Idle, Some(limit)) => {
                    if timeout(limit, activity.changed()).await.is_err() {
                        return;
                    }
                }
                _ => {
                    // The sender lives in self, so this cannot fail.
                    let _ = activity.changed().await;
                }
            }
        }
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        self.all.lock().remove(&self.number);
        self.all.gone.notify_all();
    }
}

fn turn(activity: &watch::Sender<Activity>, from: Activity, to: Activity) -> bool {
    activity.send_if_modified(|now| {
        let turns = *now == from;
        if turns {
            *now = to;
        }
        turns
    })
}
