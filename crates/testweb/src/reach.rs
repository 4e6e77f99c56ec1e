//! Where a host lives, and whether anything answers there.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;

/// How a host receives connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It lives on the shared port and answers.
    Here,
    /// Its name does not exist.
    Nowhere,
    /// Nobody listens at its address: connections are refused.
    Refuses,
    /// Its queue of connections is full and never emptied: connecting takes forever.
    NeverAccepts,
    /// It accepts every connection and never says a word.
    Silent,
}

/// An address of its own for a host that does not live on the shared port.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) address: SocketAddr,
    accepted: Arc<AtomicUsize>,
    _socket: Option<TcpSocket>,
    task: Option<JoinHandle<()>>,
}

impl Place {
    /// Takes an address that behaves like this; `None` where a host needs no address of its own.
    pub(crate) fn open(reach: Reach) -> io::Result<Option<Self>> {
        let accepted = Arc::new(AtomicUsize::new(0));
        let (socket, task, address) = match reach {
            Reach::Here | Reach::Nowhere => return Ok(None),
            Reach::Refuses => {
                // Bound and not listening: the system refuses, and nobody else gets the port.
                let socket = bound()?;
                let address = socket.local_addr()?;
                (Some(socket), None, address)
            }
            Reach::NeverAccepts => {
                let listener = bound()?.listen(0)?;
                let address = listener.local_addr()?;
                (None, Some(tokio::spawn(fill(listener, address))), address)
            }
            Reach::Silent => {
                let listener = bound()?.listen(1024)?;
                let address = listener.local_addr()?;
                let task = tokio::spawn(swallow(listener, Arc::clone(&accepted)));
                (None, Some(task), address)
            }
        };
        Ok(Some(Self { address, accepted, _socket: socket, task }))
    }

    /// How many connections were accepted here. Only a silent place accepts any.
    pub(crate) fn accepted(&self) -> usize {
        self.accepted.load(Ordering::Relaxed)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

fn bound() -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
    Ok(socket)
}

/// Fills the queue with connections of our own. A client that is quicker sits in the queue and is
/// not answered either, so there is nothing to wait for.
async fn fill(listener: TcpListener, address: SocketAddr) {
    let fillers = [TcpStream::connect(address), TcpStream::connect(address)].map(tokio::spawn);
    let mut kept = Vec::new();
    for filler in fillers {
        kept.push(filler.await);
    }
    std::future::pending::<()>().await;
    drop((listener, kept));
}

async fn swallow(listener: TcpListener, accepted: Arc<AtomicUsize>) {
    let mut kept = Vec::new();
    loop {
        if let Ok(connection) = listener.accept().await {
            accepted.fetch_add(1, Ordering::Relaxed);
            kept.push(connection);
        }
    }
}
