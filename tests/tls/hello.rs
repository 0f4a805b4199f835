//! TLS records and a server's first message, written by hand: what no server of today will say any more.

const HANDSHAKE: u8 = 22;
const APPLICATION_DATA: u8 = 23;

/// The encrypted alert of TLS 1.3: two bytes, their type, and the tag.
const LONGEST_ALERT: usize = 2 + 1 + 16;

/// `(type, length)` of each record; fails if what was sent is something else.
pub fn records(mut bytes: &[u8]) -> Vec<(u8, usize)> {
    let mut records = Vec::new();
    while let [kind, 3, _, high, low, rest @ ..] = bytes {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        records.push((*kind, length));
        bytes = rest.get(length..).expect("a whole record");
    }
    assert!(bytes.is_empty(), "no TLS record: {bytes:02x?}");
    records
}

/// Whether all of it is handshake: nothing of a request is among it.
pub fn is_handshake_alone(sent: &[u8]) -> bool {
    let records = records(sent);
    let no_data =
        |(kind, length): &(u8, usize)| *kind != APPLICATION_DATA || *length <= LONGEST_ALERT;
    !records.is_empty() && records.iter().all(no_data)
}

/// What a ServerHello may say.
#[derive(Clone)]
pub struct ServerHello {
    pub version: u16,
    /// The last eight bytes of the random number.
    pub random_end: [u8; 8],
    pub suite: u16,
    pub compression: u8,
    /// In the extension that TLS 1.3 has for it.
    pub selected_version: Option<u16>,
}

/// What a server that could do better must say there (RFC 8446, 4.1.3).
pub const DOWNGRADED_TO_12: [u8; 8] = *b"DOWNGRD\x01";

impl ServerHello {
    pub fn good() -> ServerHello {
        ServerHello {
            version: 0x0303,
            random_end: [7; 8],
            suite: 0xc02b, // ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
            compression: 0,
            selected_version: None,
        }
    }

    pub fn record(&self) -> Vec<u8> {
        let mut body = self.version.to_be_bytes().to_vec();
        body.extend([7; 24]);
        body.extend(self.random_end);
        body.push(0); // no session
        body.extend(self.suite.to_be_bytes());
        body.push(self.compression);
        let mut extensions = Vec::new();
        if let Some(version) = self.selected_version {
            extensions.extend([0, 43, 0, 2]);
            extensions.extend(version.to_be_bytes());
        }
        body.extend((extensions.len() as u16).to_be_bytes());
        body.extend(extensions);
        let mut message = vec![2, 0];
        message.extend((body.len() as u16).to_be_bytes());
        message.extend(body);
        let mut record = vec![HANDSHAKE, 3, 3];
        record.extend((message.len() as u16).to_be_bytes());
        record.extend(message);
        record
    }
}

/// Makes a ClientHello look as if it came from a client without TLS 1.3: the extension that names the versions gets a
/// number that means nothing.
pub fn without_tls_13(hello: &mut [u8]) {
    let versions = [0, 43, 0, 5, 4, 3, 4, 3, 3];
    let place = hello
        .windows(versions.len())
        .position(|window| window == versions)
        .expect("1.3 and 1.2 are offered");
    hello[place..place + 2].copy_from_slice(&[0x5a, 0x5a]);
}

pub fn unchanged(_: &mut [u8]) {}
