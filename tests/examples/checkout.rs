//! Takes whole payments from a sandbox: `cargo run --example checkout`.
//!
//! With `-- --browser`, the shopper of the 3-D payment is you: the default browser opens at the bank's page.

use std::error::Error;

use paynet::error::Language;
use paynet::{
    Amount, ApiKey, AuthRequest, Bin, BrowseOptions, ChargeRequest, CheckBinRequest, CheckRequest,
    Client, Config, CreateTokenRequest, CreateTokenResponse, Cvc, Outcome, Pan, Payment, Server,
    ThreeDRequest, ThreeDState,
};
use paynet_sandbox::{Fault, Sandbox, Tls};

/// One of the cards that Paynet publishes for tests, and its 3-D password.
const CARD: &str = "4355 0843 5508 4358";
const PASSWORD: &str = "a";

const CHARGE: &str = "/v1/transaction/charge";

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let with_browser = std::env::args().any(|argument| argument == "--browser");
    // A browser would have to be told to trust the sandbox's certificate.
    let tls = if with_browser { Tls::Plain } else { Tls::Valid };
    let sandbox = Sandbox::builder().tls(tls).start();
    println!("sandbox   {}", sandbox.base_url());
    let till = Till::new(sandbox)?;

    println!("\n1. A payment without 3-D Secure");
    let amount = Amount::parse("1.234,56")?;
    let (session_id, token) = till.card_read(amount, "siparis-1", false)?;
    till.charge(&ChargeRequest::new(session_id, token.token_id, "siparis-1"));

    println!("\n2. A payment with 3-D Secure");
    let (session_id, token) = till.card_read(amount, "siparis-2", true)?;
    till.three_d(&session_id, &token, with_browser)?;
    till.charge(&ChargeRequest::new(session_id, token.token_id, "siparis-2"));

    println!("\n3. The money is taken, and the answer is lost");
    let (session_id, token) = till.card_read(amount, "siparis-3", false)?;
    till.sandbox.next_for(CHARGE, Fault::CloseAfterReading);
    till.charge(&ChargeRequest::new(session_id, token.token_id, "siparis-3"));

    println!("\n4. The charge itself is lost on its way");
    let (session_id, token) = till.card_read(amount, "siparis-4", false)?;
    till.sandbox.next_for(CHARGE, Fault::CutRequest(200));
    till.charge(&ChargeRequest::new(session_id, token.token_id, "siparis-4"));

    println!("\n5. The bank declines");
    let (session_id, token) = till.card_read(amount, "siparis-5", false)?;
    till.sandbox.next_for(CHARGE, Fault::decline("51"));
    till.charge(&ChargeRequest::new(session_id, token.token_id, "siparis-5"));

    till.evening()
}

struct Till {
    sandbox: Sandbox,
    client: Client,
}

impl Till {
    fn new(sandbox: Sandbox) -> Result<Till> {
        let mut config = Config::new(Server::At(sandbox.base_url().to_owned()));
        config.publishable_key = Some(ApiKey::new("publishable_key", sandbox.publishable_key())?);
        config.secret_key = Some(ApiKey::new("secret_key", sandbox.secret_key())?);
        config.ca_file = Some(sandbox.ca_file().to_owned());
        let client = Client::new(config)?;
        Ok(Till { sandbox, client })
    }

    /// From the amount to the token. No money moves.
    fn card_read(
        &self,
        amount: Amount,
        reference_no: &str,
        with_3d: bool,
    ) -> Result<(String, CreateTokenResponse)> {
        let mut auth = AuthRequest::new(amount);
        auth.reference_no = Some(reference_no.into());
        auth.tds_required = Some(with_3d);
        let session = self.client.auth(&auth)?;

        let bin = CheckBinRequest::new(&*session.session_id, Bin::new(CARD)?);
        let bank = self.client.check_bin(&bin)?;
        let single = bank
            .instalments
            .iter()
            .find(|way| way.instalment == Some(0));
        let single = single.ok_or("the bank offers no single payment")?;
        println!(
            "bank      {}, {} ways to pay, chosen: {}",
            bank.bank_name,
            bank.instalments.len(),
            single.desc
        );

        let mut request = CreateTokenRequest::new(
            &*session.session_id,
            &*single.instalment_key,
            Pan::new(CARD)?,
            Cvc::new("000")?,
        );
        request.card_holder = "Ayşe Yılmaz".into();
        (request.month, request.year) = (12, 2026);
        request.do_3ds = with_3d;
        request.ip = "203.0.113.7".into();
        let token = self.client.create_token(&request)?;
        println!(
            "token     {}…",
            token.token_id.chars().take(12).collect::<String>()
        );
        Ok((session.session_id, token))
    }

    /// The shopper confirms with the bank.
    fn three_d(&self, session_id: &str, token: &CreateTokenResponse, browser: bool) -> Result<()> {
        let request = ThreeDRequest::new(session_id, &*token.token_id, &*token.post_url);
        if browser {
            let state = self
                .client
                .three_d_browse(&request, &BrowseOptions::default())?;
            println!("browser   {state:?}");
            return Ok(());
        }
        // A program with a browser control opens this address, and tells the watch where the browser goes.
        let address = self.client.three_d_url(&request)?;
        let mut watch = self.client.three_d_watch();
        for visited in self.sandbox.walk_through_3d(&address, Some(PASSWORD)) {
            let state = watch.visited(&visited);
            let shown = visited.split('?').next().unwrap_or_default();
            println!("browser   {shown} → {state:?}");
            if state == ThreeDState::Back {
                break;
            }
        }
        Ok(())
    }

    /// Takes the money, and says to the cashier what came of it.
    fn charge(&self, request: &ChargeRequest) {
        match self.client.charge(request) {
            Ok(payment) if payment.outcome == Outcome::Paid => receipt(&payment),
            Ok(payment) => println!(
                "not paid  {} {}",
                payment.bank_error_id, payment.bank_error_message
            ),
            Err(error) => println!("{error}\n{}", error.explanation(Language::English)),
        }
    }

    /// What the till says of each order, and what the sandbox's ledger says.
    fn evening(&self) -> Result<()> {
        println!("\nIn the evening");
        for number in 1..=5 {
            let reference_no = format!("siparis-{number}");
            let found = self
                .client
                .check(&CheckRequest::by_reference_no(&*reference_no))?;
            let charges = self
                .sandbox
                .ledger()
                .iter()
                .filter(|entry| entry.reference_no == reference_no && entry.succeeded)
                .count();
            println!(
                "{reference_no} {:?}, {charges} in the ledger",
                found.outcome
            );
        }
        Ok(())
    }
}

fn receipt(payment: &Payment) {
    let amount = payment.amount.map(Amount::to_turkish).unwrap_or_default();
    println!("paid      {amount} TL, {}", payment.card_no_masked);
    println!(
        "          approval {}, {}",
        payment.authorization_code, payment.xact_date
    );
    println!("          known by {:?}", payment.found_by);
}
