//! The sandbox as a program.

#![forbid(unsafe_code)]

mod options;
mod stop_signal;

use options::{Command, Options};
use paynet_sandbox::{SPELLINGS, Sandbox, masked_line};
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

const PATHS: &str = "\
Services:
  /v1/paynetj/auth, check_bin, save_card, create_token, check_card_bin, create_card_token
  /v1/card/list, /v1/transaction/charge, /v1/transaction/check
Pages:
  /v1/paynetjgate/tds, /bank/acs, /v1/paynetjgate/return
Controls:
  POST /sandbox/sessions  opens a session about 10.00 TL
  POST /sandbox/expire    ends the session whose id is the body
  POST /sandbox/faults    queues the fault in the body
  GET /sandbox/log        the requests so far
  GET /sandbox/counts     how many connections and requests there were
  GET /sandbox/ledger     the charges so far
";

fn main() -> ExitCode {
    let outcome = match options::read(std::env::args().skip(1)) {
        Ok(Command::Help) => show(&format!("{}\n{PATHS}\n{}", options::USAGE, faults())),
        Ok(Command::Run(options)) => run(&options),
        Err(error) => Err(format!("{error}\n\n{}", options::USAGE).into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::builder()
        .port(options.port)
        .tls(options.tls)
        .on_request(|request| {
            // Nobody may be reading; that is no reason to stop serving.
            let _ = writeln!(io::stdout(), "{}", masked_line(request));
        })
        .try_start()?;
    let welcome = format!(
        "{}\n{}\nCtrl-C stops it.\n",
        introduction(&sandbox),
        faults()
    );
    stop_signal::wait_after(|| show(&welcome))
}

fn show(text: &str) -> Result<(), Box<dyn Error>> {
    writeln!(io::stdout(), "{text}").map_err(Into::into)
}

fn introduction(sandbox: &Sandbox) -> String {
    let session = sandbox.open_session();
    format!(
        "Paynet sandbox\n\n\
         URL              {url}\n\
         CA file          {ca}\n\
         publishable key  {publishable}\n\
         secret key       {secret}\n\
         session_id       {session_id}\n\
         instalment_key   {instalment_key}\n\n\
         Try it:\n\n\
         curl --cacert '{ca}' '{url}/v1/paynetj/create_token' \\\n  \
         -H 'Authorization: Basic {publishable}' -H 'Content-Type: application/json' \\\n  \
         -d '{{\"session_id\":\"{session_id}\",\"instalment_key\":\"{instalment_key}\",\
         \"card_holder\":\"Ada Yilmaz\",\"pan\":\"4355084355084358\",\"month\":12,\"year\":2026,\"cvc\":\"000\",\
         \"do_3ds\":true,\"ip\":\"127.0.0.1\",\"description\":\"sandbox:delay=100\"}}'\n\n\
         POST {url}/sandbox/sessions opens a session, POST {url}/v1/paynetj/auth one with your own amount.\n\
         GET {url}/sandbox/log shows what arrived, GET {url}/sandbox/ledger what was charged.\n",
        url = sandbox.base_url(),
        ca = sandbox.ca_file().display(),
        publishable = sandbox.publishable_key(),
        secret = sandbox.secret_key(),
        session_id = session.session_id,
        instalment_key = session.instalment_key,
    )
}

fn faults() -> String {
    let mut text = "Faults: begin the request's description with \"sandbox:\" and one of these,\n\
                    or POST one to /sandbox/faults for the next request (or connection),\n\
                    or to /sandbox/faults?path=/v1/... for the next request to that path.\n\n"
        .to_owned();
    for (spelling, meaning) in SPELLINGS {
        text.push_str(&format!("  {spelling:<26} {meaning}\n"));
    }
    text
}
