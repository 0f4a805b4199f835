mod common;

use common::browser::{GATE, form, gate, get, localhost, onward, percent, post_form, walk};
use common::payment::{
    Ready, auth, charge, granted, instalment_key, ready, text, token, token_fields, with,
};
use common::{CREATE_TOKEN, header};
use paynet_sandbox::{Fault, Sandbox, TEST_CARDS, Tds};
use serde_json::json;

fn with_3d(sandbox: &Sandbox) -> Ready {
    ready(sandbox, json!({}), json!({"do_3ds": true}))
}

#[test]
fn a_shopper_who_knows_the_password_pays() {
    let sandbox = Sandbox::start();
    let ready = with_3d(&sandbox);
    assert_eq!(sandbox.tds(&ready.token_id), Some(Tds::Waiting));
    let back = walk(&sandbox, &ready, "a", "ok");
    let message = format!(
        "window.parent.postMessage(\"command=form-post&session_id={}&token_id={}\", target)",
        percent(&ready.session_id),
        percent(&ready.token_id)
    );
    assert!(back.body.contains(&message), "{back:?}");
    assert_eq!(sandbox.tds(&ready.token_id), Some(Tds::Passed));
    let paid = charge(&sandbox, &ready);
    assert_eq!(
        (&paid["is_succeed"], &paid["is_tds"]),
        (&true.into(), &true.into())
    );
}

#[test]
fn no_page_tells_the_verdict() {
    let sandbox = Sandbox::start();
    let pages: Vec<String> = [("a", "ok"), ("b", "ok"), ("", "abandon")]
        .map(|(password, action)| {
            let ready = with_3d(&sandbox);
            walk(&sandbox, &ready, password, action)
                .body
                .replace(&percent(&ready.session_id), "")
                .replace(&percent(&ready.token_id), "")
        })
        .to_vec();
    assert!(pages.iter().all(|page| *page == pages[0]));
}

#[test]
fn a_failed_or_abandoned_or_skipped_authentication_takes_nothing() {
    let sandbox = Sandbox::start();
    for (way, outcome) in [
        (Some(("b", "ok")), Tds::Failed),
        (Some(("", "ok")), Tds::Failed),
        (Some(("a", "abandon")), Tds::Abandoned),
        (None, Tds::Waiting),
    ] {
        let ready = with_3d(&sandbox);
        if let Some((password, action)) = way {
            walk(&sandbox, &ready, password, action);
        }
        assert_eq!(sandbox.tds(&ready.token_id), Some(outcome));
        let answer = charge(&sandbox, &ready);
        assert_eq!(
            (&answer["is_succeed"], &answer["code"]),
            (&false.into(), &0.into())
        );
        assert_eq!(
            (&answer["paynet_error_id"], &answer["bank_error_id"]),
            (&"16".into(), &"".into())
        );
        assert!(text(&answer["paynet_error_message"]).starts_with("3D"));
    }
    assert!(sandbox.ledger().iter().all(|entry| !entry.succeeded));
}

#[test]
fn each_published_card_has_its_own_password() {
    let sandbox = Sandbox::start();
    for card in TEST_CARDS
        .iter()
        .filter(|card| card.tds && card.password != "a")
    {
        for (password, outcome) in [("a", Tds::Failed), (card.password, Tds::Passed)] {
            let ready = ready(
                &sandbox,
                json!({}),
                json!({"do_3ds": true, "pan": card.number}),
            );
            walk(&sandbox, &ready, password, "ok");
            assert_eq!(sandbox.tds(&ready.token_id), Some(outcome), "{card:?}");
        }
    }
}

#[test]
fn an_abandoned_authentication_can_be_taken_up_again_and_a_verdict_stays() {
    let sandbox = Sandbox::start();
    let ready = with_3d(&sandbox);
    walk(&sandbox, &ready, "", "abandon");
    walk(&sandbox, &ready, "a", "ok");
    assert_eq!(sandbox.tds(&ready.token_id), Some(Tds::Passed));
    let finished = form(&gate(&sandbox, &localhost(&sandbox), &ready));
    assert_eq!(finished.action, "/v1/paynetjgate/return");

    let fields: Vec<(String, String)> = [
        ("session_id", ready.session_id.as_str()),
        ("token_id", &ready.token_id),
        ("password", "b"),
        ("action", "ok"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    post_form(&sandbox, "127.0.0.1", "/bank/acs", &fields);
    assert_eq!(sandbox.tds(&ready.token_id), Some(Tds::Passed));
}

#[test]
fn the_bank_is_on_the_other_host_whichever_the_gate_is_on() {
    let sandbox = Sandbox::start();
    let ready = with_3d(&sandbox);
    let ip = format!("127.0.0.1:{}", sandbox.port());
    let page = gate(&sandbox, &ip, &ready);
    assert_eq!(
        form(&page).action,
        format!("{}/bank/acs", sandbox.base_url())
    );
}

#[test]
fn the_gate_is_opened_by_post_too_and_checks_what_it_is_given() {
    let sandbox = Sandbox::start();
    let (ready, other) = (with_3d(&sandbox), with_3d(&sandbox));
    let opened = |session_id: &str, token_id: &str, key: &str| {
        let fields = [
            ("session_id", session_id),
            ("token_id", token_id),
            ("publishable_key", key),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        post_form(&sandbox, "localhost", GATE, &fields).status
    };
    let key = sandbox.publishable_key();
    assert_eq!(opened(&ready.session_id, &ready.token_id, key), 200);
    assert_eq!(opened(&ready.session_id, &ready.token_id, "pbk_1"), 401);
    assert_eq!(opened(&other.session_id, &ready.token_id, key), 400);
    assert_eq!(opened(&ready.session_id, "<b>", key), 400);
    let target = format!(
        "{GATE}?session_id={}&token_id={}",
        ready.session_id, ready.token_id
    );
    let unencoded = format!("{target}&publishable_key={}", percent(key));
    assert_eq!(
        get(&sandbox, "localhost", &unencoded).status,
        400,
        "a bare + is a blank"
    );
    sandbox.expire(&ready.session_id);
    assert_eq!(opened(&ready.session_id, &ready.token_id, key), 400);
}

#[test]
fn pages_are_html_without_anything_from_elsewhere() {
    let sandbox = Sandbox::start();
    let ready = ready(
        &sandbox,
        json!({}),
        json!({"do_3ds": true, "card_holder": "<script>"}),
    );
    let gate = gate(&sandbox, &localhost(&sandbox), &ready);
    let (_, bank) = onward(&sandbox, &gate);
    for page in [&gate, &bank, &walk(&sandbox, &ready, "a", "ok")] {
        assert_eq!(
            header(&page.head, "content-type"),
            Some("text/html; charset=utf-8")
        );
        assert!(!page.body.contains("src="), "{page:?}");
    }
    assert!(
        bank.body.contains("435508******4358 · 10,04 TL"),
        "{bank:?}"
    );
    for part in ["id=\"password\"", "id=\"ok\"", "id=\"abandon\""] {
        assert!(bank.body.contains(part), "{part}");
    }
    assert_eq!(get(&sandbox, "localhost", "/bank/acs").status, 405);
}

#[test]
fn a_session_that_requires_3d_gets_it_and_a_card_without_it_does_not_fit() {
    let sandbox = Sandbox::start();
    let session_id = auth(&sandbox, json!({"tds_required": true}));
    let key = instalment_key(&sandbox, &session_id, 0);
    let fields = token_fields(&session_id, &key);
    assert_eq!(granted(&sandbox, CREATE_TOKEN, &fields)["is_tds"], true);
    let without = json!({"pan": "4282209004348015", "month": 9, "year": 2018, "cvc": "123"});
    let reply = common::payment::post(&sandbox, CREATE_TOKEN, &with(fields, without.clone()));
    common::payment::assert_refused(&reply, 400, 16);

    let session_id = auth(&sandbox, json!({}));
    let key = instalment_key(&sandbox, &session_id, 0);
    let ready = token(
        &sandbox,
        &session_id,
        &key,
        with(without, json!({"do_3ds": true})),
    );
    assert_eq!(sandbox.tds(&ready.token_id), Some(Tds::NotAsked));
    assert_eq!(charge(&sandbox, &ready)["is_succeed"], true);
}

#[test]
fn pages_leave_the_faults_that_are_queued_for_nobody_in_particular() {
    let sandbox = Sandbox::start();
    let ready = with_3d(&sandbox);
    sandbox.next(Fault::decline("51"));
    walk(&sandbox, &ready, "a", "ok");
    assert_eq!(charge(&sandbox, &ready)["bank_error_id"], "51");
    sandbox.next_for(GATE, Fault::HtmlStatus(503));
    assert_eq!(gate(&sandbox, "localhost", &ready).status, 503);
}
