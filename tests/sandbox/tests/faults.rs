mod common;

use common::{
    End, Line, PATIENCE, asked, config, fields, good_request, header, reply_to, request, tcp,
};
use paynet_sandbox::{Fault, Sandbox, Shape, Tls};
use std::io::{self, ErrorKind, Read, Write};
use std::time::{Duration, Instant};

fn sandbox_with(fault: Fault) -> Sandbox {
    let sandbox = Sandbox::start();
    sandbox.next(fault);
    sandbox
}

fn opening_error(sandbox: &Sandbox) -> io::Error {
    Line::open(sandbox)
        .err()
        .expect("the connection must not come about")
}

#[test]
fn reset_on_accept_is_a_tcp_reset() {
    let sandbox = sandbox_with(Fault::ResetOnAccept);
    assert_eq!(opening_error(&sandbox).kind(), ErrorKind::ConnectionReset);
    assert_eq!((sandbox.connections(), sandbox.handshakes()), (1, 0));
    assert_eq!(reply_to(&sandbox, &good_request(&sandbox)).status, 200);
}

#[test]
fn close_on_accept_is_an_end_of_file() {
    let sandbox = sandbox_with(Fault::CloseOnAccept);
    assert_eq!(opening_error(&sandbox).kind(), ErrorKind::UnexpectedEof);
    assert_eq!(sandbox.handshakes(), 0);
}

#[test]
fn a_stalled_handshake_says_nothing() {
    let sandbox = sandbox_with(Fault::StallHandshake);
    let tcp = tcp(sandbox.port()).unwrap();
    tcp.set_read_timeout(Some(Duration::from_millis(300)))
        .unwrap();
    let error = Line::with_tls(tcp, config(&sandbox)).err().unwrap();
    assert_eq!(error.kind(), ErrorKind::WouldBlock);
}

#[test]
fn reset_before_reading_comes_after_the_handshake() {
    let sandbox = sandbox_with(Fault::ResetBeforeReading);
    let mut line = asked(&sandbox);
    assert_eq!(line.rest(), (vec![], End::Reset));
    assert_eq!((sandbox.handshakes(), sandbox.requests().len()), (1, 0));
}

#[test]
fn stalled_reading_blocks_a_client_with_much_to_send() {
    let sandbox = Sandbox::builder().tls(Tls::Plain).start();
    sandbox.next(Fault::StallReading);
    let mut tcp = tcp(sandbox.port()).unwrap();
    tcp.set_write_timeout(Some(Duration::from_millis(500)))
        .unwrap();
    let error = tcp.write_all(&vec![b'x'; 64 * 1024 * 1024]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WouldBlock);
    assert!(sandbox.requests().is_empty());
}

#[test]
fn reset_after_reading_gives_no_answer() {
    let sandbox = sandbox_with(Fault::ResetAfterReading);
    assert_eq!(asked(&sandbox).rest(), (vec![], End::Reset));
    assert!(sandbox.wait_for_requests(1, PATIENCE));
    assert!(sandbox.requests()[0].complete);
}

#[test]
fn close_after_reading_ends_properly_without_an_answer() {
    let sandbox = sandbox_with(Fault::CloseAfterReading);
    assert_eq!(asked(&sandbox).rest(), (vec![], End::Clean));
    assert!(sandbox.requests()[0].complete);
}

#[test]
fn a_cut_answer_ends_after_exactly_these_bytes_without_close_notify() {
    let sandbox = Sandbox::start();
    for count in [0, 1, 40, 200] {
        sandbox.next(Fault::CutAnswer(count));
        let (bytes, end) = asked(&sandbox).rest();
        assert_eq!((bytes.len(), end), (count, End::Cut));
        assert!(b"HTTP/1.1 200 OK\r\n".starts_with(&bytes[..count.min(17)]));
    }
}

#[test]
fn a_closed_answer_ends_after_exactly_these_bytes_properly() {
    let sandbox = Sandbox::start();
    for count in [0, 1, 40, 200] {
        sandbox.next(Fault::CloseAnswer(count));
        let (bytes, end) = asked(&sandbox).rest();
        assert_eq!((bytes.len(), end), (count, End::Clean));
    }
}

#[test]
fn resets_and_ends_are_seen_without_tls_too() {
    let sandbox = Sandbox::builder().tls(Tls::Plain).start();
    sandbox.next(Fault::ResetAfterReading);
    assert_eq!(asked(&sandbox).rest(), (vec![], End::Reset));
    sandbox.next(Fault::CutAnswer(7));
    assert_eq!(asked(&sandbox).rest(), (b"HTTP/1.".to_vec(), End::Clean));
    assert_eq!(reply_to(&sandbox, &good_request(&sandbox)).status, 200);
    assert_eq!(sandbox.requests()[0].tls_version, None);
}

#[test]
fn a_delay_comes_before_the_answer() {
    let sandbox = sandbox_with(Fault::Delay(300));
    let begin = Instant::now();
    assert_eq!(asked(&sandbox).reply().status, 200);
    assert!(begin.elapsed() >= Duration::from_millis(300));
}

#[test]
fn a_dripped_answer_comes_byte_by_byte_and_keeps_the_connection() {
    let sandbox = sandbox_with(Fault::Drip(2));
    let begin = Instant::now();
    let mut line = asked(&sandbox);
    let reply = line.reply();
    let bytes = reply.head.len() + reply.body.len();
    assert!(
        begin.elapsed() >= Duration::from_millis(2 * (bytes as u64 - 1)),
        "{:?}",
        begin.elapsed()
    );
    assert_eq!(reply.json()["code"], 0);
    line.send(&good_request(&sandbox));
    assert_eq!(line.reply().status, 200);
    assert_eq!(sandbox.connections(), 1);
}

#[test]
fn a_dripped_body_comes_after_a_head_at_once() {
    let sandbox = sandbox_with(Fault::DripBody(60_000));
    let mut line = asked(&sandbox);
    let begin = Instant::now();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(line.byte());
    }
    assert!(begin.elapsed() < PATIENCE);
}

#[test]
fn a_content_length_can_be_wrong_either_way() {
    let sandbox = Sandbox::start();
    sandbox.next(Fault::ContentLengthTooLong);
    let (bytes, end) = asked(&sandbox).rest();
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    assert_eq!(
        header(head, "content-length"),
        Some((body.len() + 100).to_string().as_str())
    );
    assert_eq!(end, End::Clean);

    sandbox.next(Fault::ContentLengthTooShort);
    let mut line = asked(&sandbox);
    assert!(!line.reply().body.ends_with('}'));
    while line.byte() != b'}' {}
}

#[test]
fn an_answer_can_come_in_chunks() {
    let sandbox = sandbox_with(Fault::NoContentLength);
    let mut line = asked(&sandbox);
    let head = line.reply().head;
    assert_eq!(header(&head, "transfer-encoding"), Some("chunked"));
    assert_eq!(header(&head, "content-length"), None);
    let mut chunks = Vec::new();
    while !chunks.ends_with(b"\r\n0\r\n\r\n") {
        chunks.push(line.byte());
    }
    assert!(chunks.starts_with(b"40\r\n{\"token_id\":\"jt_"));
    line.send(&good_request(&sandbox));
    assert_eq!(line.reply().status, 200);
}

#[test]
fn an_answer_can_be_no_http() {
    let sandbox = sandbox_with(Fault::NotHttp);
    let (bytes, end) = asked(&sandbox).rest();
    assert!(!bytes.is_empty() && !bytes.starts_with(b"HTTP"));
    assert_eq!(end, End::Clean);
}

#[test]
fn an_answer_can_have_any_size() {
    let sandbox = sandbox_with(Fault::Huge(3_000_000));
    let reply = asked(&sandbox).reply();
    assert_eq!(reply.body.len(), 3_000_000);
    assert_eq!(reply.json()["code"], 0);
    sandbox.next(Fault::Huge(1));
    assert_eq!(asked(&sandbox).reply().json()["code"], 0);
}

#[test]
fn a_header_can_be_huge() {
    let sandbox = sandbox_with(Fault::HugeHeader);
    assert!(asked(&sandbox).reply().head.len() > 1024 * 1024);
}

#[test]
fn replacements_are_answered_as_named() {
    let sandbox = Sandbox::start();
    for (fault, status, content_type, body) in [
        (Fault::Html, 200, "text/html", "<!DOCTYPE html>"),
        (Fault::HtmlStatus(502), 502, "text/html", "<!DOCTYPE html>"),
        (Fault::NotJson, 200, "application/json", "token_id="),
        (Fault::EmptyBody, 200, "application/json", ""),
        (Fault::Body("[1]".into()), 200, "application/json", "[1]"),
        (
            Fault::BodyStatus(422, "{}".into()),
            422,
            "application/json",
            "{}",
        ),
    ] {
        sandbox.next(fault.clone());
        let reply = asked(&sandbox).reply();
        assert_eq!(reply.status, status, "{fault}");
        assert!(
            header(&reply.head, "content-type")
                .unwrap()
                .starts_with(content_type),
            "{fault}"
        );
        assert!(
            reply.body.starts_with(body) && reply.body.is_empty() == body.is_empty(),
            "{fault}"
        );
    }
    assert!(sandbox.tokens().is_empty());
}

#[test]
fn a_status_alone_has_no_body() {
    let sandbox = sandbox_with(Fault::StatusNoBody(503));
    let reply = asked(&sandbox).reply();
    assert_eq!((reply.status, reply.body.as_str()), (503, ""));
}

#[test]
fn a_redirect_points_to_the_sandbox_itself() {
    let sandbox = sandbox_with(Fault::Redirect(307));
    let reply = asked(&sandbox).reply();
    assert_eq!(reply.status, 307);
    let location = format!("{}/elsewhere", sandbox.base_url());
    assert_eq!(header(&reply.head, "location"), Some(location.as_str()));
}

#[test]
fn a_status_comes_with_an_error_object() {
    let sandbox = Sandbox::start();
    for (status, code, kind) in [
        (403, 7, "authorization_error"),
        (404, 12, "no_data_error"),
        (500, 8, "api_error"),
        (400, 17, "invalid_request_error"),
    ] {
        sandbox.next(Fault::Status(status, code));
        let reply = asked(&sandbox).reply();
        assert_eq!(reply.status, status);
        let error = reply.json();
        assert_eq!(
            (&error["type"], &error["code"], &error["result_code"]),
            (&kind.into(), &status.into(), &code.into())
        );
    }
}

#[test]
fn a_return_code_comes_with_its_message() {
    let sandbox = sandbox_with(Fault::Code(17));
    let reply = asked(&sandbox).reply();
    assert_eq!(reply.status, 200);
    assert_eq!(reply.json()["code"], 17);
    assert_eq!(reply.json()["message"], "Oturum daha önce kullanıldı");
    assert!(reply.json()["token_id"].is_null());
    sandbox.next(Fault::Code(100));
    assert_eq!(asked(&sandbox).reply().json()["code"], 100);
    assert_eq!(sandbox.tokens().len(), 1);
}

#[test]
fn shapes_are_as_named() {
    let sandbox = Sandbox::start();
    let shaped = |shape| {
        sandbox.next(Fault::Shape(shape));
        let reply = asked(&sandbox).reply();
        assert_eq!(reply.status, 200);
        reply
    };
    let sample = shaped(Shape::Sample).json();
    assert!(sample["token_id"].as_str().unwrap().contains(' '));
    assert_eq!(sample["token_id"], sandbox.tokens()[0].token_id);
    assert!(sample["post_url"].as_str().unwrap().starts_with("http://"));
    let strings = shaped(Shape::Strings).json();
    assert_eq!(
        (&strings["is_tds"], &strings["code"]),
        (&"true".into(), &"0".into())
    );
    let right = shaped(Shape::RightSpelling).json();
    assert_eq!(
        (&right["object_name"], right.get("obeject_name")),
        (&"paynetj_token".into(), None)
    );
    let nulls = shaped(Shape::Nulls).json();
    for name in ["message", "object_name", "post_url"] {
        assert_eq!(nulls.get(name), Some(&serde_json::Value::Null), "{name}");
    }
    assert_eq!(shaped(Shape::Missing).json().as_object().unwrap().len(), 2);
    assert_eq!(shaped(Shape::Numbers).json()["is_tds"], 1);
    assert_eq!(shaped(Shape::Extra).json().as_object().unwrap().len(), 8);
    let escapes = shaped(Shape::Escapes);
    assert!(escapes.body.contains(r"\ud83d\udcb3") && escapes.body.is_ascii());
    assert_eq!(escapes.json()["message"], "Başarılı İşlem 💳");
    let without = shaped(Shape::Without3d).json();
    assert_eq!(
        (&without["is_tds"], &without["post_url"]),
        (&false.into(), &"".into())
    );
}

#[test]
fn a_shape_leaves_a_refusal_as_it_is() {
    let sandbox = sandbox_with(Fault::Shape(Shape::Missing));
    assert_eq!(reply_to(&sandbox, &request(&sandbox, "{}")).status, 400);
}

#[test]
fn echoes_repeat_the_card_data() {
    let sandbox = sandbox_with(Fault::Echo);
    let error = asked(&sandbox).reply().json();
    for field in ["type", "message"] {
        for part in ["4355084355084358", "987", sandbox.publishable_key()] {
            assert!(error[field].as_str().unwrap().contains(part), "{part}");
        }
    }
    sandbox.next(Fault::EchoOk);
    let success = asked(&sandbox).reply().json();
    assert_eq!(
        (&success["code"], &success["message"]),
        (&0.into(), &"4355084355084358 987".into())
    );
}

#[test]
fn a_description_can_ask_for_a_fault() {
    let sandbox = Sandbox::start();
    let reply_to_description = |text: &str| {
        let mut fields = fields(&sandbox.open_session());
        fields["description"] = text.into();
        reply_to(&sandbox, &request(&sandbox, &fields.to_string()))
    };
    assert_eq!(reply_to_description("sandbox:code=17").json()["code"], 17);
    assert_eq!(
        reply_to_description("sandbox:status=403,code=7").status,
        403
    );
    assert_eq!(
        reply_to_description("an order, sandbox:code=17").json()["code"],
        0
    );
    for mistake in ["sandbox:", "sandbox:cod=17", "sandbox:reset-on-accept"] {
        let reply = reply_to_description(mistake);
        assert_eq!(reply.status, 400);
        assert!(
            reply.json()["message"]
                .as_str()
                .unwrap()
                .starts_with("sandbox: "),
            "{reply:?}"
        );
    }
}

#[test]
fn queued_faults_are_taken_in_order() {
    let sandbox = Sandbox::start();
    sandbox.next(Fault::Code(3));
    sandbox.next(Fault::ResetOnAccept);
    sandbox.next(Fault::Code(4));
    assert_eq!(opening_error(&sandbox).kind(), ErrorKind::ConnectionReset);
    assert_eq!(asked(&sandbox).reply().json()["code"], 3);
    assert_eq!(asked(&sandbox).reply().json()["code"], 4);
    assert_eq!(asked(&sandbox).reply().json()["code"], 0);
}

#[test]
#[should_panic(expected = "cannot be done")]
fn an_impossible_fault_is_refused_at_once() {
    Sandbox::start().next(Fault::Status(99, 1));
}

#[test]
fn a_request_that_breaks_off_is_logged_as_incomplete() {
    let sandbox = Sandbox::builder().tls(Tls::Plain).start();
    let mut tcp = tcp(sandbox.port()).unwrap();
    let request = good_request(&sandbox);
    tcp.write_all(&request[..request.len() - 10]).unwrap();
    assert!(!sandbox.wait_for_requests(1, Duration::from_millis(200)));
    drop(tcp);
    assert!(sandbox.wait_for_requests(1, PATIENCE));
    let requests = sandbox.requests();
    assert!(!requests[0].complete);
    assert!(requests[0].body.starts_with(b"{"));
}

#[test]
fn dropping_the_sandbox_ends_even_stuck_connections() {
    let sandbox = Sandbox::builder().tls(Tls::Plain).start();
    sandbox.next(Fault::Delay(3_600_000));
    let mut stuck = asked(&sandbox);
    assert!(sandbox.wait_for_requests(1, PATIENCE));
    sandbox.next(Fault::StallHandshake);
    let mut stalled = tcp(sandbox.port()).unwrap();
    let (port, ca_file) = (sandbox.port(), sandbox.ca_file().to_owned());
    let begin = Instant::now();
    drop(sandbox);
    // It would wait for ten seconds at least.
    assert!(
        begin.elapsed() < Duration::from_secs(5),
        "{:?}",
        begin.elapsed()
    );
    assert_eq!(stuck.rest().0, b"");
    assert!(!matches!(stalled.read(&mut [0; 1]), Ok(1)));
    assert_eq!(tcp(port).unwrap_err().kind(), ErrorKind::ConnectionRefused);
    assert!(!ca_file.exists());
}
