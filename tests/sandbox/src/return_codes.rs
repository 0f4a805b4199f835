//! Paynet's return codes: number, name, and the text the sandbox sends with each.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReturnCode {
    pub number: i64,
    pub name: &'static str,
    pub message: &'static str,
}

pub const SUCCESSFUL: i64 = 0;
pub const UNAUTHORIZED: i64 = 7;
pub const SERVER_ERROR: i64 = 8;
pub const BAD_REQUEST: i64 = 11;
pub const NO_DATA: i64 = 12;
pub const NO_SESSION: i64 = 13;
pub const WRONG_BIN: i64 = 14;
pub const UNMATCHED_TRANSACTION: i64 = 15;
pub const TDS_ERROR: i64 = 16;
pub const USED_SESSION: i64 = 17;
pub const WRONG_CARD_DATA: i64 = 18;
pub const WRONG_TRANSACTION_TYPE: i64 = 19;
pub const WRONG_POS_TYPE: i64 = 20;
pub const CARD_NOT_FOUND: i64 = 25;
pub const OLD_SUCCESSFUL: i64 = 100;

pub const RETURN_CODES: &[ReturnCode] = &[
    code(SUCCESSFUL, "successful", "Başarılı Islem"),
    code(1, "unsuccessful", "İşlem başarısız"),
    code(2, "company_blocked", "Firma işleme kapalı"),
    code(3, "agent_blocked", "Bayi işleme kapalı"),
    code(4, "agent_not_found", "Bayi bulunamadı"),
    code(5, "duplicate_data", "Bu kayıt zaten var"),
    code(6, "no_process", "Yapılacak işlem yok"),
    code(UNAUTHORIZED, "unauthorized", "Yetki yok"),
    code(SERVER_ERROR, "server_error", "Sunucu hatası"),
    code(9, "not_implemented", "Bu servis henüz yok"),
    code(10, "time_out", "Süre doldu"),
    code(BAD_REQUEST, "bad_request", "İstek hatalı"),
    code(NO_DATA, "no_data", "Kayıt bulunamadı"),
    code(NO_SESSION, "paynetj_no_session", "Oturum bulunamadı"),
    code(
        WRONG_BIN,
        "paynetj_wrong_bin",
        "Kart numarasının başı tanınmıyor",
    ),
    code(
        UNMATCHED_TRANSACTION,
        "paynetj_unmatch_tran",
        "Taksit seçimi bu oturuma ait değil",
    ),
    code(TDS_ERROR, "paynetj_3d_error", "3D doğrulaması başarısız"),
    code(
        USED_SESSION,
        "paynetj_used_session",
        "Oturum daha önce kullanıldı",
    ),
    code(WRONG_CARD_DATA, "wrong_card_data", "Kart bilgisi hatalı"),
    code(
        WRONG_TRANSACTION_TYPE,
        "wrong_transaction_type",
        "İşlem tipi hatalı",
    ),
    code(WRONG_POS_TYPE, "wrong_pos_type", "Pos tipi hatalı"),
    code(21, "wrong_ratio_get", "Oran alınamadı"),
    code(22, "paynetj_expire_date_error", "Süre sonu hatalı"),
    code(23, "ratio_code_not_found", "Oran kodu bulunamadı"),
    code(24, "invoice_no_not_found", "Fatura numarası bulunamadı"),
    code(CARD_NOT_FOUND, "card_not_found", "Kart bulunamadı"),
    code(26, "card_key_undefined", "Kart anahtarı tanımsız"),
    code(OLD_SUCCESSFUL, "old_successful", "Önceki Başarılı İşlem"),
    code(200, "subscription_on", "Abonelik açık"),
    code(201, "subscription_off", "Abonelik kapalı"),
];

const fn code(number: i64, name: &'static str, message: &'static str) -> ReturnCode {
    ReturnCode {
        number,
        name,
        message,
    }
}

pub(crate) fn message(number: i64) -> &'static str {
    RETURN_CODES
        .iter()
        .find(|code| code.number == number)
        .map_or("Bilinmeyen dönüş kodu", |code| code.message)
}

pub(crate) fn is_success(number: i64) -> bool {
    number == SUCCESSFUL || number == OLD_SUCCESSFUL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_unique() {
        for (index, code) in RETURN_CODES.iter().enumerate() {
            assert!(
                RETURN_CODES[..index]
                    .iter()
                    .all(|other| other.number < code.number && other.name != code.name),
                "{code:?}"
            );
        }
    }

    #[test]
    fn a_code_outside_the_table_still_has_a_message() {
        assert_eq!(message(17), "Oturum daha önce kullanıldı");
        assert!(!message(4242).is_empty());
    }
}
