use super::*;
use crate::return_codes::{SERVER_ERROR, UNAUTHORIZED};

fn every_fault() -> Vec<Fault> {
    let mut faults = vec![
        Fault::Delay(1500),
        Fault::DelayBefore(900),
        Fault::DieBefore(50),
        Fault::DieAfter(60),
        Fault::CutRequest(17),
        Fault::decline("51"),
        Fault::Decline("N7".into(), "CVV2, hatalı=".into()),
        Fault::Drip(100),
        Fault::DripBody(20),
        Fault::ResetOnAccept,
        Fault::CloseOnAccept,
        Fault::StallHandshake,
        Fault::ResetBeforeReading,
        Fault::StallReading,
        Fault::ResetAfterReading,
        Fault::CloseAfterReading,
        Fault::CutAnswer(40),
        Fault::CloseAnswer(0),
        Fault::ContentLengthTooLong,
        Fault::ContentLengthTooShort,
        Fault::NoContentLength,
        Fault::NotHttp,
        Fault::HugeHeader,
        Fault::Html,
        Fault::HtmlStatus(503),
        Fault::NotJson,
        Fault::EmptyBody,
        Fault::Huge(5_000_000),
        Fault::Redirect(307),
        Fault::Status(403, 7),
        Fault::StatusNoBody(502),
        Fault::Code(17),
        Fault::Body("{\"code\":0,\"a\":\"b=c,d\"} \n".into()),
        Fault::BodyStatus(422, String::new()),
        Fault::After(Box::new(Fault::HtmlStatus(502))),
        Fault::Echo,
        Fault::EchoOk,
    ];
    faults.extend(Shape::all().map(Fault::Shape));
    faults
}

#[test]
fn each_fault_is_read_back_from_its_text() {
    for fault in every_fault() {
        assert_eq!(fault.to_string().parse(), Ok(fault.clone()));
        assert_eq!(format!("{DIRECTIVE}{fault}").parse(), Ok(fault));
    }
}

#[test]
fn each_fault_is_in_the_help() {
    for fault in every_fault() {
        let text = fault.to_string();
        let name = text.split('=').next().unwrap();
        assert!(
            SPELLINGS
                .iter()
                .any(|(spelling, _)| spelling.split('=').next() == Some(name)),
            "{text}"
        );
    }
}

#[test]
fn the_readme_has_the_same_table() {
    for (spelling, meaning) in SPELLINGS {
        let row = format!("| `{spelling}` | {meaning} |");
        assert!(include_str!("../../README.md").contains(&row), "{row}");
    }
}

#[test]
fn each_spelling_of_the_help_is_understood() {
    for (spelling, _) in SPELLINGS {
        let text = spelling
            .replace("redirect=STATUS", "redirect=302")
            .replace("STATUS", "403")
            .replace("NAME", "nulls")
            .replace("MS", "1")
            .replace("BYTES", "1")
            .replace("FAULT", "html")
            .replace("=N", "=1");
        text.parse::<Fault>()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
    }
}

#[test]
fn a_status_alone_gets_the_result_code_that_fits() {
    assert_eq!("status=403".parse(), Ok(Fault::Status(403, UNAUTHORIZED)));
    assert_eq!("status=503".parse(), Ok(Fault::Status(503, SERVER_ERROR)));
}

#[test]
fn nonsense_is_refused() {
    for text in [
        "",
        "=",
        "sandbox",
        "delay",
        "delay=",
        "delay=-1",
        "echo=1",
        "status=99",
        "status=403,foo",
        "redirect=200",
        "shape=round",
        "huge=99999999999",
        "decline=",
        "decline=5 1",
        "after=",
        "after=delay=1",
        "after=after=html",
    ] {
        assert!(text.parse::<Fault>().is_err(), "{text}");
    }
}
