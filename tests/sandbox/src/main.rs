//! The sandbox as a program.

#![forbid(unsafe_code)]

mod options;
mod stop_signal;

use options::{Command, Options};
use paynet_sandbox::{SPELLINGS, Sandbox, masked_line};
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = match options::read(std::env::args().skip(1)) {
        Ok(Command::Help) => show(&format!("{}\n{}", options::USAGE, faults())),
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
         \"card_holder\":\"Ada Yilmaz\",\"pan\":\"4355084355084358\",\"month\":12,\"year\":2030,\"cvc\":\"000\",\
         \"do_3ds\":true,\"ip\":\"127.0.0.1\",\"description\":\"sandbox:delay=100\"}}'\n\n\
         POST {url}/sandbox/sessions opens a session, GET {url}/sandbox/log shows what arrived.\n",
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
                    or POST one to /sandbox/faults for the next request (or connection).\n\n"
        .to_owned();
    for (spelling, meaning) in SPELLINGS {
        text.push_str(&format!("  {spelling:<26} {meaning}\n"));
    }
    text
}
