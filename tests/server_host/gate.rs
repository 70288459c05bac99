//! A gate before sshd: whoever comes waits before it, until as many are there as are expected; then all connections to the
//! server begin at once. So the clients may take as long to start as they like, which on their own machines they would do
//! beside each other.

use std::net::{Shutdown, TcpListener, TcpStream};
use std::time::{Duration, Instant};

/// How long the next one may take to come, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(30);

/// A closed gate.
pub struct Gate {
    listener: TcpListener,
    to: u16,
}

impl Gate {
    /// A gate before that port of the loopback.
    pub fn before(to: u16) -> Self {
        Self { listener: TcpListener::bind("127.0.0.1:0").unwrap(), to }
    }

    /// The port on which people come.
    pub fn port(&self) -> u16 {
        self.listener.local_addr().unwrap().port()
    }

    /// Waits for so many, lets them in, and says how long after the first the last one's connection began.
    pub fn open_for(&self, crowd: usize) -> Duration {
        let waiting: Vec<TcpStream> = (0..crowd).map(|_| self.next()).collect();
        let begin = Instant::now();
        let inside: Vec<TcpStream> =
            waiting.iter().map(|_| TcpStream::connect(("127.0.0.1", self.to)).unwrap()).collect();
        let taken = begin.elapsed();
        for (client, server) in waiting.into_iter().zip(inside) {
            carry(&client, &server);
            carry(&server, &client);
        }
        taken
    }

    /// The next one who comes. One whose client broke down never does.
    fn next(&self) -> TcpStream {
        self.listener.set_nonblocking(true).unwrap();
        let end = Instant::now() + PATIENCE;
        loop {
            match self.listener.accept() {
                Ok((client, _)) => {
                    client.set_nonblocking(false).unwrap();
                    return client;
                }
                Err(error) => assert!(Instant::now() < end, "somebody did not come: {error}"),
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Carries bytes one way until either end is gone, and lets go of both then.
fn carry(from: &TcpStream, to: &TcpStream) {
    let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
    std::thread::spawn(move || {
        // A line that is cut ends this.
        let _ = std::io::copy(&mut from, &mut to);
        let _ = from.shutdown(Shutdown::Both);
        let _ = to.shutdown(Shutdown::Both);
    });
}
