//! `POST /v1/transaction/charge`: the one call that moves money.

use super::Granted;
use super::call::Call;
use super::{charge_answer, charge_checks};
use crate::answer::Refusal;
use crate::bank::Objection;
use crate::ledger::{Entry, SavedCard};
use crate::return_codes::{
    NO_SESSION, OLD_SUCCESSFUL, SUCCESSFUL, TDS_ERROR, UNMATCHED_TRANSACTION,
};
use crate::sessions::{Checkout, Terms};
use crate::tokens::{Grant, Tds};
use crate::wallet::Owner;
use crate::{Fault, clock, ids, money};
use std::time::SystemTime;

/// Tax on the commission, as in Paynet's sample.
const TAX_RATE: i64 = 1_800;

pub fn answer(call: &Call) -> Result<Granted, Refusal> {
    let session_id = call.fields.text("session_id")?;
    let token_id = call.fields.text("token_id")?;
    let transaction_type = charge_checks::transaction_type(&call.fields)?;
    let reference_no = call.fields.reference()?;

    let Some(checkout) = call.state.sessions.find(session_id) else {
        return Err(Refusal::of(NO_SESSION));
    };
    let Some(grant) = call.state.tokens.find(token_id, session_id) else {
        let message = "token_id bu oturuma ait değil".to_owned();
        return Err(Refusal::with(UNMATCHED_TRANSACTION, message));
    };
    charge_checks::compare(&call.fields, &checkout.terms, &grant.offer)?;
    if let Some(earlier) = earlier_success(call, &checkout) {
        return Ok(charge_answer::fields(&earlier, OLD_SUCCESSFUL));
    }
    if !checkout.is_open() {
        return Err(Refusal::of(NO_SESSION));
    }

    let mut entry = entry(&checkout.terms, &grant);
    entry.transaction_type = transaction_type;
    if let Some(reference_no) = reference_no {
        entry.reference_no = reference_no;
    }
    decide(call, &grant, &mut entry);
    if entry.succeeded {
        entry.saved_card = store(call, &checkout.terms, &grant);
    }
    let entry = call.state.ledger.enter(entry);
    if entry.succeeded {
        call.state.sessions.update(session_id, |checkout| {
            checkout.paid_by = Some(entry.xact_id.clone());
        });
    }
    Ok(charge_answer::fields(&entry, SUCCESSFUL))
}

fn earlier_success(call: &Call, checkout: &Checkout) -> Option<Entry> {
    let xact_id = checkout.paid_by.as_ref()?;
    let mut entries = call.state.ledger.entries().into_iter();
    entries.find(|entry| entry.xact_id == *xact_id)
}

/// The transaction before anybody has said yes or no to it.
fn entry(terms: &Terms, grant: &Grant) -> Entry {
    let offer = &grant.offer;
    let tax = money::share(offer.commission, TAX_RATE);
    Entry {
        xact_id: ids::xact_id(),
        xact_date: clock::in_turkey(SystemTime::now()),
        reference_no: terms.reference_no.clone().unwrap_or_default(),
        session_id: grant.session_id.clone(),
        token_id: grant.token_id.clone(),
        amount_kurus: offer.total,
        net_kurus: offer.total - offer.commission - tax,
        commission_kurus: offer.commission,
        commission_tax_kurus: tax,
        end_user_commission_kurus: offer.total - terms.amount,
        pos_type: terms.pos_type,
        is_tds: grant.tds != Tds::NotAsked,
        instalment: offer.instalment,
        rate: offer.rate,
        ratio_code: terms.ratio_code.clone(),
        agent_id: terms.agent_id.clone(),
        bank_id: grant.card.issuer.bank_id.to_owned(),
        card_type: grant.card.issuer.card_type.to_owned(),
        card_no_masked: grant.card.masked(),
        card_holder: grant.card.holder.clone(),
        email: grant.email.clone(),
        phone: grant.phone.clone(),
        note: grant.note.clone(),
        ..Entry::default()
    }
}

fn decide(call: &Call, grant: &Grant, entry: &mut Entry) {
    let objection = match call.fault {
        Some(Fault::Decline(code, text)) => Some((code.clone(), text.clone())),
        _ => grant
            .objection
            .clone()
            .map(|Objection { code, text }| (code, text)),
    };
    entry.paynet_error =
        tds_failure(grant.tds).map(|text| (TDS_ERROR.to_string(), text.to_owned()));
    if entry.paynet_error.is_none() {
        entry.bank_error = objection;
    }
    entry.succeeded = entry.paynet_error.is_none() && entry.bank_error.is_none();
}

fn tds_failure(tds: Tds) -> Option<&'static str> {
    match tds {
        Tds::NotAsked | Tds::Passed => None,
        Tds::Waiting => Some("3D doğrulaması tamamlanmadı"),
        Tds::Failed => Some("3D doğrulaması başarısız"),
        Tds::Abandoned => Some("3D doğrulamasından vazgeçildi"),
    }
}

fn store(call: &Call, terms: &Terms, grant: &Grant) -> SavedCard {
    if !terms.save_card || grant.stored {
        return SavedCard::default();
    }
    let owner = Owner {
        card_owner_id: terms.card_owner_id.clone(),
        user_unique_id: terms.user_unique_id.clone(),
    };
    let stored = call
        .state
        .wallet
        .store(&owner, &grant.card, &terms.agent_id, &terms.card_desc);
    match stored {
        Some(stored) => SavedCard {
            succeeded: true,
            message: "Kart saklandı".to_owned(),
            user_unique_id: stored.user_unique_id,
            card_owner_id: stored.card_owner_id,
            card_hash: stored.card_hash,
        },
        None => SavedCard {
            message: "user_unique_id veya card_owner_id gerekli".to_owned(),
            ..SavedCard::default()
        },
    }
}
