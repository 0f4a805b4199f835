//! The banks: their codes at Paynet, and why they decline.

const BANKS: &[(&str, &str)] = &[
    ("ADVT", "Advantage"),
    ("AXSS", "Axess"),
    ("BONS", "Bonus"),
    ("DENZ", "Denizbank"),
    ("FINS", "CardFinans"),
    ("KVYT", "Kuveyt Türk"),
    ("MAXM", "Maximum"),
    ("ODEA", "Odea"),
    ("PARF", "Paraf"),
    ("VAKF", "Vakıfbank"),
    ("WRLD", "WorldCard"),
    ("ZDGR", "Diğer Banka"),
    ("ZRTB", "Ziraat"),
];

pub const WRONG_EXPIRY: &str = "54";
pub const WRONG_CVC: &str = "82";

const REASONS: &[(&str, &str)] = &[
    ("05", "Onaylanmadı"),
    ("12", "Geçersiz işlem"),
    ("14", "Geçersiz kart numarası"),
    ("41", "Kayıp kart"),
    ("43", "Çalıntı kart"),
    ("51", "Yetersiz bakiye"),
    (WRONG_EXPIRY, "Son kullanma tarihi hatalı"),
    ("57", "Kart bu işleme kapalı"),
    ("61", "Para limiti aşıldı"),
    (WRONG_CVC, "CVC hatalı"),
    ("91", "Bankaya ulaşılamıyor"),
];

pub fn name(bank_id: &str) -> &'static str {
    find(BANKS, bank_id).unwrap_or("Diğer Banka")
}

/// What the bank says with this code.
pub fn text(code: &str) -> &'static str {
    find(REASONS, code).unwrap_or("Banka reddetti")
}

fn find(table: &[(&str, &'static str)], key: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|(listed, _)| *listed == key)
        .map(|(_, text)| *text)
}

/// Why a bank declines a charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    pub code: String,
    pub text: String,
}

impl Objection {
    pub fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            text: text(code).to_owned(),
        }
    }
}
