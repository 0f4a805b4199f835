//! The server's tasks, which all end at once when it dies.

use crate::state::lock;
use std::future::Future;
use std::sync::Mutex;
use tokio::sync::oneshot;
use tokio::task::JoinSet;

#[derive(Debug, Default)]
pub struct Tasks(Mutex<JoinSet<()>>);

impl Tasks {
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = lock(&self.0);
        while tasks.try_join_next().is_some() {}
        tasks.spawn(task);
    }

    /// Does the work to its end even if nobody waits for it any more; nothing if the server dies on the way.
    pub async fn finish<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Option<T> {
        let (sender, outcome) = oneshot::channel();
        self.spawn(async move {
            // Whoever asked may be gone.
            let _ = sender.send(work.await);
        });
        outcome.await.ok()
    }

    /// Returns when no task is left of those that there were.
    pub async fn end_all(&self) {
        let mut tasks = std::mem::take(&mut *lock(&self.0));
        tasks.shutdown().await;
    }
}
