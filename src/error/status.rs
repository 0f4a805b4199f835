//! Every status code of the library: number, name, class and texts, in one table.
//!
//! Numbers are pinned for ever; a code that falls out of use keeps its number. The block a code lies in says
//! what the caller may do next, see [`Class`].

/// The call succeeded.
pub const PAYNET_OK: i32 = 0;

/// A required pointer is NULL.
pub const PAYNET_ERR_NULL_ARGUMENT: i32 = 1;
/// `struct_size` is not the size of a known version of the struct, or a newer caller set a field that this
/// library doesn't know.
pub const PAYNET_ERR_STRUCT_SIZE: i32 = 2;
/// The client handle is NULL, was freed, or never came from `paynet_client_new`.
pub const PAYNET_ERR_INVALID_CLIENT: i32 = 3;
/// A text is not valid in the client's encoding, or has no end within the limit.
pub const PAYNET_ERR_TEXT: i32 = 4;
/// A required field is missing or empty; `paynet_error.field` names it.
pub const PAYNET_ERR_MISSING_FIELD: i32 = 5;
/// A field can never be right (letters in a card number, month 13); `paynet_error.field` names it.
pub const PAYNET_ERR_INVALID_FIELD: i32 = 6;
/// A strict card check failed (check digit, expiry in the past). Only with `strict_card_checks`.
pub const PAYNET_ERR_CARD_CHECK: i32 = 7;
/// The base URL or proxy URL cannot be used.
pub const PAYNET_ERR_URL: i32 = 8;
/// Plain http is refused for any host that is not the local machine.
pub const PAYNET_ERR_INSECURE_URL: i32 = 9;
/// The CA file, or the system's store of certificates, can't be read or holds no certificate.
pub const PAYNET_ERR_CA_FILE: i32 = 10;
/// The client has no key of the kind this call needs.
pub const PAYNET_ERR_KEY_MISSING: i32 = 11;
/// No constant, operation or field of that name exists.
pub const PAYNET_ERR_UNKNOWN_NAME: i32 = 12;
/// Too many clients are alive in this process.
pub const PAYNET_ERR_TOO_MANY_CLIENTS: i32 = 13;
/// A text is no amount of money in lira and kurus.
pub const PAYNET_ERR_AMOUNT: i32 = 14;
/// A text can be read as two different amounts; `paynet_error.message` names both.
pub const PAYNET_ERR_AMBIGUOUS_AMOUNT: i32 = 15;
/// The caller's buffer is too small; the function tells the size that is needed.
pub const PAYNET_ERR_BUFFER_TOO_SMALL: i32 = 16;
/// `post_url` does not lead to Paynet, or not safely.
pub const PAYNET_ERR_POST_URL: i32 = 17;
/// The browser could not be started, or the page for it could not be offered.
pub const PAYNET_ERR_BROWSER: i32 = 18;
/// Another thread is charging under the same `reference_no`.
pub const PAYNET_ERR_CHARGE_UNDER_WAY: i32 = 19;
/// There is nothing to cancel.
pub const PAYNET_ERR_NOT_UNDER_WAY: i32 = 20;
/// The journal can't be opened, read or written.
pub const PAYNET_ERR_JOURNAL: i32 = 21;
/// The request handle is 0, was freed, or never came from `paynet_request_new`.
pub const PAYNET_ERR_INVALID_REQUEST: i32 = 22;
/// Another thread is using the same request.
pub const PAYNET_ERR_REQUEST_IN_USE: i32 = 23;
/// Too many requests by name are alive in this process.
pub const PAYNET_ERR_TOO_MANY_REQUESTS: i32 = 24;

/// The host name has no address.
pub const PAYNET_ERR_DNS: i32 = 100;
/// The time for looking up the host name ran out.
pub const PAYNET_ERR_TIMEOUT_RESOLVE: i32 = 101;
/// The server refused the connection.
pub const PAYNET_ERR_CONNECTION_REFUSED: i32 = 102;
/// No way leads to the server's network.
pub const PAYNET_ERR_UNREACHABLE: i32 = 103;
/// The time for connecting ran out.
pub const PAYNET_ERR_TIMEOUT_CONNECT: i32 = 104;
/// The line broke before any byte of the request was sent.
pub const PAYNET_ERR_BROKEN_BEFORE_SEND: i32 = 105;
/// The proxy wants a user and password, or refused the ones given.
pub const PAYNET_ERR_PROXY_LOGIN: i32 = 106;
/// The proxy would not connect to Paynet.
pub const PAYNET_ERR_PROXY_REFUSED: i32 = 107;
/// The proxy did not speak HTTP, or broke the line.
pub const PAYNET_ERR_PROXY_BROKEN: i32 = 108;
/// The time for the proxy's answer ran out.
pub const PAYNET_ERR_TIMEOUT_PROXY: i32 = 109;
/// The time for the TLS handshake ran out.
pub const PAYNET_ERR_TIMEOUT_TLS: i32 = 110;
/// The server's certificate has expired.
pub const PAYNET_ERR_TLS_EXPIRED: i32 = 111;
/// The server's certificate is not valid yet.
pub const PAYNET_ERR_TLS_NOT_YET_VALID: i32 = 112;
/// The server's certificate is for another host.
pub const PAYNET_ERR_TLS_WRONG_HOST: i32 = 113;
/// The server's certificate comes from an authority that is not trusted.
pub const PAYNET_ERR_TLS_UNKNOWN_CA: i32 = 114;
/// Server and library have no TLS version or cipher suite in common.
pub const PAYNET_ERR_TLS_NO_COMMON: i32 = 115;
/// The server's certificate is bad in another way.
pub const PAYNET_ERR_TLS_CERTIFICATE: i32 = 116;
/// What answers at that address does not speak TLS.
pub const PAYNET_ERR_TLS_NOT_SPOKEN: i32 = 117;
/// The TLS handshake failed for another reason.
pub const PAYNET_ERR_TLS_FAILED: i32 = 118;

/// The time ran out while the request was being sent.
pub const PAYNET_ERR_TIMEOUT_SEND: i32 = 200;
/// The time ran out while waiting for the first byte of the answer.
pub const PAYNET_ERR_TIMEOUT_WAIT: i32 = 201;
/// The time ran out in the middle of the answer.
pub const PAYNET_ERR_TIMEOUT_RECEIVE: i32 = 202;
/// The line broke while the request was being sent.
pub const PAYNET_ERR_BROKEN_SEND: i32 = 203;
/// The line broke after sending, before the first byte of the answer.
pub const PAYNET_ERR_BROKEN_WAIT: i32 = 204;
/// The line broke in the middle of the answer.
pub const PAYNET_ERR_BROKEN_RECEIVE: i32 = 205;
/// A charge was sent, and it could not be found out in time whether money was taken.
pub const PAYNET_ERR_CHARGE_UNKNOWN: i32 = 206;

/// Paynet answered with a return code other than 0; see `paynet_error.paynet_code`.
pub const PAYNET_ERR_REFUSED: i32 = 300;
/// HTTP 401: Paynet does not know the key.
pub const PAYNET_ERR_UNAUTHORIZED: i32 = 301;
/// HTTP 403: the key may not do this, or not from this address.
pub const PAYNET_ERR_FORBIDDEN: i32 = 302;
/// HTTP 404 or 405: nothing takes this call at that address.
pub const PAYNET_ERR_NOT_FOUND: i32 = 303;
/// Another HTTP 4xx: Paynet found the request wrong.
pub const PAYNET_ERR_BAD_REQUEST: i32 = 304;
/// HTTP 5xx: a fault on Paynet's side.
pub const PAYNET_ERR_SERVER: i32 = 305;
/// HTTP 3xx: the server sent the call elsewhere; it is never followed.
pub const PAYNET_ERR_REDIRECT: i32 = 306;
/// An HTTP status that no service of Paynet uses.
pub const PAYNET_ERR_HTTP_STATUS: i32 = 307;
/// The answer is not HTTP.
pub const PAYNET_ERR_NOT_HTTP: i32 = 308;
/// The answer is not JSON (a web page of a proxy or firewall, say).
pub const PAYNET_ERR_NOT_JSON: i32 = 309;
/// The answer is JSON, but what is needed is not in it.
pub const PAYNET_ERR_INCOMPLETE_ANSWER: i32 = 310;
/// The answer is larger than the library accepts.
pub const PAYNET_ERR_ANSWER_TOO_LARGE: i32 = 311;
/// A value of the answer doesn't fit the caller's struct; it is never cut.
pub const PAYNET_ERR_ANSWER_DOES_NOT_FIT: i32 = 312;
/// The charge was declined, by the bank or by Paynet; no money was taken.
pub const PAYNET_ERR_DECLINED: i32 = 313;

/// A defect inside the library was caught before it could harm the host.
pub const PAYNET_ERR_PANIC: i32 = 900;
/// The library reached a state it should not be in.
pub const PAYNET_ERR_INTERNAL: i32 = 901;

/// What a caller may do after a call, told by the block its code lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Class {
    /// 0: done.
    Ok,
    /// 1 to 99: the call itself is wrong and nothing was sent. Correct it.
    Call,
    /// 100 to 199: nothing reached Paynet. Repeating is safe.
    NotReached,
    /// 200 to 299: the request may have reached Paynet. Look up what happened before repeating.
    Unknown,
    /// 300 to 399: an answer came; it is a refusal or cannot be used.
    Answered,
    /// 900 to 999 and any other number: a defect. Report it.
    Defect,
}

impl Class {
    /// The class of any code, also of one that only a newer release knows.
    pub fn of(code: i32) -> Class {
        match code {
            PAYNET_OK => Class::Ok,
            1..=99 => Class::Call,
            100..=199 => Class::NotReached,
            200..=299 => Class::Unknown,
            300..=399 => Class::Answered,
            _ => Class::Defect,
        }
    }
}

/// The languages that explanations are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Turkish.
    Turkish,
}

/// One row of the table.
pub(crate) struct Status {
    pub(crate) code: i32,
    pub(crate) name: Text,
    english: Text,
    turkish: Text,
}

impl Status {
    /// What the code means and what to do next.
    pub(crate) fn explanation(&self, language: Language) -> Text {
        match language {
            Language::English => self.english,
            Language::Turkish => self.turkish,
        }
    }
}

/// A text that C can read where it lies: it ends with a NUL.
#[derive(Clone, Copy)]
pub(crate) struct Text(&'static str);

impl Text {
    pub(crate) fn as_str(self) -> &'static str {
        self.0.trim_end_matches('\0')
    }

    #[cfg(feature = "ffi")]
    pub(crate) fn as_c_str(self) -> &'static std::ffi::CStr {
        std::ffi::CStr::from_bytes_with_nul(self.0.as_bytes()).unwrap_or_default()
    }
}

/// The row of a code, or a row that says that the code is unknown.
pub(crate) fn status(code: i32) -> &'static Status {
    TABLE
        .iter()
        .find(|row| row.code == code)
        .unwrap_or(&UNKNOWN_STATUS)
}

macro_rules! row {
    ($code:ident, $english:literal, $turkish:literal $(,)?) => {
        Status {
            code: $code,
            name: Text(concat!(stringify!($code), "\0")),
            english: Text(concat!($english, "\0")),
            turkish: Text(concat!($turkish, "\0")),
        }
    };
}

static UNKNOWN_STATUS: Status = Status {
    code: i32::MIN,
    name: Text("PAYNET_ERR_UNKNOWN_STATUS\0"),
    english: Text(
        "This release does not know the code. Its class still tells what may be repeated.\0",
    ),
    turkish: Text(
        "Bu sürüm bu kodu tanımıyor. Neyin tekrarlanabileceğini kodun sınıfı yine de söyler.\0",
    ),
};

pub(crate) static TABLE: &[Status] = &[
    row!(PAYNET_OK, "Done.", "Tamam."),
    row!(
        PAYNET_ERR_NULL_ARGUMENT,
        "A required pointer is NULL. Nothing was sent. Pass the address of a variable or struct.",
        "Zorunlu bir işaretçi NULL. Hiçbir şey gönderilmedi. Bir değişkenin ya da yapının adresini verin.",
    ),
    row!(
        PAYNET_ERR_STRUCT_SIZE,
        "struct_size does not fit the struct. Nothing was sent. Fill the struct with its _init function first, and use the header of this release.",
        "struct_size yapıya uymuyor. Hiçbir şey gönderilmedi. Yapıyı önce _init işleviyle doldurun ve bu sürümün başlık dosyasını kullanın.",
    ),
    row!(
        PAYNET_ERR_INVALID_CLIENT,
        "The client is NULL, was freed, or is not one of this library's. Nothing was sent. Make one with paynet_client_new and free it only after its last call.",
        "İstemci NULL, serbest bırakılmış ya da bu kitaplığa ait değil. Hiçbir şey gönderilmedi. paynet_client_new ile oluşturun, ancak son çağrıdan sonra serbest bırakın.",
    ),
    row!(
        PAYNET_ERR_TEXT,
        "A text is not valid in the client's encoding or has no end. Nothing was sent. Check text_encoding (UTF-8 or Windows-1254) and that the text ends with a NUL.",
        "Bir metin istemcinin kodlamasında geçerli değil ya da sonu yok. Hiçbir şey gönderilmedi. text_encoding ayarını (UTF-8 ya da Windows-1254) ve metnin NUL ile bittiğini denetleyin.",
    ),
    row!(
        PAYNET_ERR_MISSING_FIELD,
        "A required field is missing. Nothing was sent. Fill in the field that the error names.",
        "Zorunlu bir alan eksik. Hiçbir şey gönderilmedi. Hatada adı geçen alanı doldurun.",
    ),
    row!(
        PAYNET_ERR_INVALID_FIELD,
        "A field has a value that can never work. Nothing was sent. Correct the field that the error names.",
        "Bir alanın değeri hiçbir zaman geçerli olamaz. Hiçbir şey gönderilmedi. Hatada adı geçen alanı düzeltin.",
    ),
    row!(
        PAYNET_ERR_CARD_CHECK,
        "The card number's check digit is wrong or the card has expired. Nothing was sent. Ask for the card again, or turn strict_card_checks off.",
        "Kart numarasının denetim basamağı yanlış ya da kartın süresi dolmuş. Hiçbir şey gönderilmedi. Kartı yeniden isteyin ya da strict_card_checks ayarını kapatın.",
    ),
    row!(
        PAYNET_ERR_URL,
        "The base URL or proxy URL cannot be used. Give scheme://host:port, without user, query or fragment in the base URL.",
        "Temel adres ya da vekil sunucu adresi kullanılamıyor. scheme://host:port biçiminde verin; temel adreste kullanıcı, sorgu ve parça olmamalı.",
    ),
    row!(
        PAYNET_ERR_INSECURE_URL,
        "Card data goes out over https only. Use https; plain http is accepted for the local machine alone.",
        "Kart verisi yalnızca https ile gönderilir. https kullanın; düz http yalnızca yerel makine için kabul edilir.",
    ),
    row!(
        PAYNET_ERR_CA_FILE,
        "The CA file, or the system's store of certificates with system_trust, cannot be read or holds no certificate. Give the path of a readable PEM file.",
        "CA dosyası ya da, system_trust ile, sistemin sertifika deposu okunamıyor ya da içinde sertifika yok. Okunabilen bir PEM dosyasının yolunu verin.",
    ),
    row!(
        PAYNET_ERR_KEY_MISSING,
        "The client has no key of the kind this call needs. Nothing was sent. Set the key that the error names when making the client.",
        "İstemcide bu çağrının gerektirdiği anahtar yok. Hiçbir şey gönderilmedi. İstemciyi oluştururken hatada adı geçen anahtarı verin.",
    ),
    row!(
        PAYNET_ERR_UNKNOWN_NAME,
        "This release has no constant, operation or field of that name. Nothing was sent. Check the spelling and the library's version.",
        "Bu sürümde o adda bir sabit, işlem ya da alan yok. Hiçbir şey gönderilmedi. Yazımı ve kitaplığın sürümünü denetleyin.",
    ),
    row!(
        PAYNET_ERR_TOO_MANY_CLIENTS,
        "Too many clients are alive in this process. Free those no longer needed; one client serves a whole program.",
        "Bu süreçte çok fazla istemci açık. Gerekmeyenleri serbest bırakın; tek istemci bütün programa yeter.",
    ),
    row!(
        PAYNET_ERR_AMOUNT,
        "The text is not an amount in lira and kurus. Nothing was sent. Write it like 1234,56 or 1234.56, without a currency or sign.",
        "Metin lira ve kuruş olarak bir tutar değil. Hiçbir şey gönderilmedi. 1234,56 ya da 1234.56 gibi, para birimi ve işaret olmadan yazın.",
    ),
    row!(
        PAYNET_ERR_AMBIGUOUS_AMOUNT,
        "The text can be read as two different amounts, which the error names. Nothing was sent. Write the amount with two decimals, 1.234,00 say.",
        "Metin iki farklı tutar olarak okunabiliyor; hata ikisini de söyler. Hiçbir şey gönderilmedi. Tutarı iki ondalıkla yazın, örneğin 1.234,00.",
    ),
    row!(
        PAYNET_ERR_BUFFER_TOO_SMALL,
        "The buffer is too small. Nothing was sent. Call again with as many bytes as the function says it needs.",
        "Arabellek çok küçük. Hiçbir şey gönderilmedi. İşlevin bildirdiği kadar baytlık bir arabellekle yeniden çağırın.",
    ),
    row!(
        PAYNET_ERR_POST_URL,
        "The post_url does not lead to Paynet, or not safely. No browser was sent there. Take post_url unchanged from the answer that brought the token; if it came from there, report it to Paynet.",
        "post_url Paynet'e gitmiyor ya da güvenli değil. Tarayıcı oraya gönderilmedi. post_url değerini, belirteci getiren yanıttan değiştirmeden alın; oradan geldiyse Paynet'e bildirin.",
    ),
    row!(
        PAYNET_ERR_BROWSER,
        "The browser could not be started, or the page for it could not be offered. No money was taken. Open the address from paynet_three_d_url in a browser yourself.",
        "Tarayıcı başlatılamadı ya da ona gösterilecek sayfa sunulamadı. Para çekilmedi. paynet_three_d_url'in verdiği adresi bir tarayıcıda kendiniz açın.",
    ),
    row!(
        PAYNET_ERR_CHARGE_UNDER_WAY,
        "Another thread is charging under this reference_no. This call sent nothing. Wait for the other call and go by its result.",
        "Başka bir iş parçacığı bu reference_no ile tahsilat yapıyor. Bu çağrı hiçbir şey göndermedi. Öteki çağrıyı bekleyin ve onun sonucuna göre davranın.",
    ),
    row!(
        PAYNET_ERR_NOT_UNDER_WAY,
        "There is nothing to cancel: no call for this session is under way.",
        "İptal edilecek bir şey yok: bu oturum için süren bir çağrı bulunmuyor.",
    ),
    row!(
        PAYNET_ERR_JOURNAL,
        "The journal can't be opened, read or written. Nothing was sent. See that no other program has it open, that its folder is there and may be written to, and that the disk has room.",
        "Günlük dosyası açılamıyor, okunamıyor ya da yazılamıyor. Hiçbir şey gönderilmedi. Dosyayı başka bir programın açık tutmadığını, klasörünün var ve yazılabilir olduğunu ve diskte yer bulunduğunu denetleyin.",
    ),
    row!(
        PAYNET_ERR_INVALID_REQUEST,
        "The request is 0, was freed, or is not one of this library's. Nothing was sent. Make one with paynet_request_new and free it only after its last use.",
        "İstek 0, serbest bırakılmış ya da bu kitaplığa ait değil. Hiçbir şey gönderilmedi. paynet_request_new ile oluşturun, ancak son kullanımdan sonra serbest bırakın.",
    ),
    row!(
        PAYNET_ERR_REQUEST_IN_USE,
        "Another thread is using this request. This call did nothing. Use a request in one thread at a time, or make one for each thread.",
        "Bu isteği başka bir iş parçacığı kullanıyor. Bu çağrı hiçbir şey yapmadı. Bir isteği aynı anda tek iş parçacığında kullanın ya da her biri için ayrı istek oluşturun.",
    ),
    row!(
        PAYNET_ERR_TOO_MANY_REQUESTS,
        "Too many requests are alive in this process. Free each with paynet_request_free when its answer has been read.",
        "Bu süreçte çok fazla istek açık. Yanıtı okunan her isteği paynet_request_free ile serbest bırakın.",
    ),
    row!(
        PAYNET_ERR_DNS,
        "The host name has no address. Nothing reached Paynet; repeating is safe. Check the internet connection, the DNS settings and the base URL.",
        "Sunucu adının adresi bulunamadı. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir. İnternet bağlantısını, DNS ayarlarını ve temel adresi denetleyin.",
    ),
    row!(
        PAYNET_ERR_TIMEOUT_RESOLVE,
        "Looking up the host name took too long. Nothing reached Paynet; repeating is safe. Check the DNS server.",
        "Sunucu adının adresini bulmak çok uzun sürdü. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir. DNS sunucusunu denetleyin.",
    ),
    row!(
        PAYNET_ERR_CONNECTION_REFUSED,
        "The server refused the connection. Nothing reached Paynet; repeating is safe. Check host and port, then try again a little later.",
        "Sunucu bağlantıyı reddetti. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir. Adresi ve kapıyı denetleyin, biraz sonra yeniden deneyin.",
    ),
    row!(
        PAYNET_ERR_UNREACHABLE,
        "No way leads to the server. Nothing reached Paynet; repeating is safe. Check cable, router and firewall.",
        "Sunucuya giden yol yok. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir. Kabloyu, yönlendiriciyi ve güvenlik duvarını denetleyin.",
    ),
    row!(
        PAYNET_ERR_TIMEOUT_CONNECT,
        "Connecting took too long. Nothing reached Paynet; repeating is safe. A firewall may swallow the connection; Paynet admits some calls from registered addresses only.",
        "Bağlanmak çok uzun sürdü. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir. Bir güvenlik duvarı bağlantıyı yutuyor olabilir; Paynet kimi çağrıları yalnızca kayıtlı adreslerden kabul eder.",
    ),
    row!(
        PAYNET_ERR_BROKEN_BEFORE_SEND,
        "The line broke before anything was sent. Nothing reached Paynet; repeating is safe.",
        "Hat, daha hiçbir şey gönderilmeden koptu. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir.",
    ),
    row!(
        PAYNET_ERR_PROXY_LOGIN,
        "The proxy wants a user and password, or refused those given. Nothing reached Paynet. Put them into proxy_url: http://user:password@host:port.",
        "Vekil sunucu kullanıcı ve parola istiyor ya da verilenleri reddetti. Paynet'e hiçbir şey ulaşmadı. proxy_url içine yazın: http://kullanici:parola@sunucu:kapi.",
    ),
    row!(
        PAYNET_ERR_PROXY_REFUSED,
        "The proxy would not connect to Paynet. Nothing reached Paynet; repeating is safe. Ask whoever runs the proxy to allow the host.",
        "Vekil sunucu Paynet'e bağlanmadı. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir. Vekil sunucuyu yönetenden bu adrese izin vermesini isteyin.",
    ),
    row!(
        PAYNET_ERR_PROXY_BROKEN,
        "The proxy broke the line or does not speak HTTP. Nothing reached Paynet; repeating is safe. Check proxy_url.",
        "Vekil sunucu hattı kopardı ya da HTTP konuşmuyor. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir. proxy_url ayarını denetleyin.",
    ),
    row!(
        PAYNET_ERR_TIMEOUT_PROXY,
        "The proxy took too long. Nothing reached Paynet; repeating is safe. Check proxy_url and the proxy itself.",
        "Vekil sunucu çok geç kaldı. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir. proxy_url ayarını ve vekil sunucuyu denetleyin.",
    ),
    row!(
        PAYNET_ERR_TIMEOUT_TLS,
        "The TLS handshake took too long. Nothing reached Paynet; repeating is safe.",
        "TLS el sıkışması çok uzun sürdü. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir.",
    ),
    row!(
        PAYNET_ERR_TLS_EXPIRED,
        "The server's certificate has expired. Nothing reached Paynet. Check this machine's date and time first; if they are right, tell Paynet.",
        "Sunucunun sertifikasının süresi dolmuş. Paynet'e hiçbir şey ulaşmadı. Önce bu makinenin tarihini ve saatini denetleyin; doğruysa Paynet'e bildirin.",
    ),
    row!(
        PAYNET_ERR_TLS_NOT_YET_VALID,
        "The server's certificate is not valid yet. Nothing reached Paynet. This machine's clock is very likely slow; set date and time.",
        "Sunucunun sertifikası henüz geçerli değil. Paynet'e hiçbir şey ulaşmadı. Bu makinenin saati büyük olasılıkla geri kalmış; tarihi ve saati ayarlayın.",
    ),
    row!(
        PAYNET_ERR_TLS_WRONG_HOST,
        "The server's certificate is for another host. Nothing reached Paynet. Check the base URL; somebody may stand between you and Paynet.",
        "Sunucunun sertifikası başka bir adres için. Paynet'e hiçbir şey ulaşmadı. Temel adresi denetleyin; Paynet'le aranıza biri girmiş olabilir.",
    ),
    row!(
        PAYNET_ERR_TLS_UNKNOWN_CA,
        "The server's certificate comes from an authority that is not trusted. Nothing reached Paynet. If a firewall or antivirus opens TLS, exempt Paynet or name its CA in ca_file.",
        "Sunucunun sertifikası güvenilmeyen bir kurumdan. Paynet'e hiçbir şey ulaşmadı. Bir güvenlik duvarı ya da virüs koruması TLS'i açıyorsa Paynet'i dışarıda bırakın ya da onun CA'sını ca_file ile verin.",
    ),
    row!(
        PAYNET_ERR_TLS_NO_COMMON,
        "Server and library share no TLS version or cipher suite; TLS 1.2 with ECDHE or TLS 1.3 is needed. Nothing reached Paynet. A device on the way may speak old TLS only; on Windows, tls_backend PAYNET_TLS_SYSTEM may get through.",
        "Sunucu ile kitaplığın ortak TLS sürümü ya da şifre takımı yok; ECDHE'li TLS 1.2 ya da TLS 1.3 gerekir. Paynet'e hiçbir şey ulaşmadı. Aradaki bir aygıt yalnızca eski TLS konuşuyor olabilir; Windows'ta tls_backend için PAYNET_TLS_SYSTEM işe yarayabilir.",
    ),
    row!(
        PAYNET_ERR_TLS_CERTIFICATE,
        "The server's certificate is not acceptable. Nothing reached Paynet. The error's message says why; tell Paynet or whoever runs the network.",
        "Sunucunun sertifikası kabul edilemez. Paynet'e hiçbir şey ulaşmadı. Nedeni hata iletisindedir; Paynet'e ya da ağı yönetene bildirin.",
    ),
    row!(
        PAYNET_ERR_TLS_NOT_SPOKEN,
        "What answers at that address does not speak TLS. Nothing reached Paynet. Check host and port; a hotel or shop network may want a login first.",
        "O adresteki sunucu TLS konuşmuyor. Paynet'e hiçbir şey ulaşmadı. Adresi ve kapıyı denetleyin; bulunduğunuz ağ önce giriş istiyor olabilir.",
    ),
    row!(
        PAYNET_ERR_TLS_FAILED,
        "The TLS handshake failed. Nothing reached Paynet; repeating is safe. The error's message says why.",
        "TLS el sıkışması başarısız oldu. Paynet'e hiçbir şey ulaşmadı, tekrarlamak güvenlidir. Nedeni hata iletisindedir.",
    ),
    row!(
        PAYNET_ERR_TIMEOUT_SEND,
        "The time ran out while sending. The outcome is unknown: look up what happened before repeating.",
        "Gönderirken süre doldu. Sonuç bilinmiyor: tekrarlamadan önce ne olduğunu sorgulayın.",
    ),
    row!(
        PAYNET_ERR_TIMEOUT_WAIT,
        "The time ran out before an answer came. The outcome is unknown: look up what happened before repeating.",
        "Yanıt gelmeden süre doldu. Sonuç bilinmiyor: tekrarlamadan önce ne olduğunu sorgulayın.",
    ),
    row!(
        PAYNET_ERR_TIMEOUT_RECEIVE,
        "The time ran out in the middle of the answer. The outcome is unknown: look up what happened before repeating.",
        "Yanıtın ortasında süre doldu. Sonuç bilinmiyor: tekrarlamadan önce ne olduğunu sorgulayın.",
    ),
    row!(
        PAYNET_ERR_BROKEN_SEND,
        "The line broke while sending. The outcome is unknown: look up what happened before repeating.",
        "Gönderirken hat koptu. Sonuç bilinmiyor: tekrarlamadan önce ne olduğunu sorgulayın.",
    ),
    row!(
        PAYNET_ERR_BROKEN_WAIT,
        "The line broke after sending, before an answer came. The outcome is unknown: look up what happened before repeating.",
        "Gönderdikten sonra, yanıt gelmeden hat koptu. Sonuç bilinmiyor: tekrarlamadan önce ne olduğunu sorgulayın.",
    ),
    row!(
        PAYNET_ERR_BROKEN_RECEIVE,
        "The line broke in the middle of the answer. The outcome is unknown: look up what happened before repeating.",
        "Yanıtın ortasında hat koptu. Sonuç bilinmiyor: tekrarlamadan önce ne olduğunu sorgulayın.",
    ),
    row!(
        PAYNET_ERR_CHARGE_UNKNOWN,
        "It could not be found out in time whether the charge took money. Hand over no goods. Find out before repeating: call paynet_charge again with the same session and reference_no, never with another reference_no; it looks the payment up first. If it stays unknown, look in Paynet's panel.",
        "Tahsilatın yapılıp yapılmadığı süresi içinde öğrenilemedi. Malı teslim etmeyin, başka bir reference_no ile de tahsilat yapmayın. paynet_charge'ı aynı oturum ve reference_no ile yeniden çağırın; önce ödemeyi sorgular. Yine belirsiz kalırsa Paynet panelinden bakın.",
    ),
    row!(
        PAYNET_ERR_REFUSED,
        "Paynet refused the call. Its own code and message say why; correct the data or start a new session.",
        "Paynet çağrıyı reddetti. Nedenini kendi kodu ve iletisi söyler; veriyi düzeltin ya da yeni bir oturum açın.",
    ),
    row!(
        PAYNET_ERR_UNAUTHORIZED,
        "Paynet does not know the key. Check it character by character, and that test keys go to the test system and live keys to the live one.",
        "Paynet anahtarı tanımıyor. Anahtarı karakter karakter, ayrıca sınama anahtarının sınama sistemine, canlı anahtarın canlı sisteme gittiğini denetleyin.",
    ),
    row!(
        PAYNET_ERR_FORBIDDEN,
        "The key may not do this. Check that it is the right kind of key (publishable or secret) and that Paynet knows this machine's IP address.",
        "Anahtarın bu işleme izni yok. Anahtarın türünü (açık ya da gizli) ve bu makinenin IP adresinin Paynet'te kayıtlı olduğunu denetleyin.",
    ),
    row!(
        PAYNET_ERR_NOT_FOUND,
        "Nothing takes this call at that address. Check the base URL.",
        "O adreste bu çağrıyı alan bir hizmet yok. Temel adresi denetleyin.",
    ),
    row!(
        PAYNET_ERR_BAD_REQUEST,
        "Paynet found the request wrong. Its own code and message say what to correct.",
        "Paynet isteği hatalı buldu. Neyin düzeltileceğini kendi kodu ve iletisi söyler.",
    ),
    row!(
        PAYNET_ERR_SERVER,
        "A fault on Paynet's side. The request may have been carried out: look up what happened before repeating.",
        "Paynet tarafında bir arıza var. İstek işlenmiş olabilir: tekrarlamadan önce ne olduğunu sorgulayın.",
    ),
    row!(
        PAYNET_ERR_REDIRECT,
        "The server sent the call elsewhere; card data is never sent on. Check the base URL; a network login page may stand in the way.",
        "Sunucu çağrıyı başka yere yönlendirdi; kart verisi asla başka yere gönderilmez. Temel adresi denetleyin; araya bir ağ giriş sayfası girmiş olabilir.",
    ),
    row!(
        PAYNET_ERR_HTTP_STATUS,
        "An HTTP status that Paynet does not use. Look up what happened before repeating, and check what stands between you and Paynet.",
        "Paynet'in kullanmadığı bir HTTP durumu geldi. Tekrarlamadan önce ne olduğunu sorgulayın, Paynet'le aranızda ne olduğunu denetleyin.",
    ),
    row!(
        PAYNET_ERR_NOT_HTTP,
        "The answer is not HTTP. Look up what happened before repeating, and check the base URL.",
        "Yanıt HTTP değil. Tekrarlamadan önce ne olduğunu sorgulayın ve temel adresi denetleyin.",
    ),
    row!(
        PAYNET_ERR_NOT_JSON,
        "The answer is not JSON; a proxy or firewall may have answered in Paynet's place. Look up what happened before repeating.",
        "Yanıt JSON değil; Paynet'in yerine bir vekil sunucu ya da güvenlik duvarı yanıt vermiş olabilir. Tekrarlamadan önce ne olduğunu sorgulayın.",
    ),
    row!(
        PAYNET_ERR_INCOMPLETE_ANSWER,
        "The answer lacks what is needed. Look up what happened before repeating, and tell Paynet.",
        "Yanıtta gereken bilgi yok. Tekrarlamadan önce ne olduğunu sorgulayın ve Paynet'e bildirin.",
    ),
    row!(
        PAYNET_ERR_ANSWER_TOO_LARGE,
        "The answer is larger than any of Paynet's. Look up what happened before repeating, and check what answers at that address.",
        "Yanıt Paynet'in hiçbir yanıtının olamayacağı kadar büyük. Tekrarlamadan önce ne olduğunu sorgulayın ve o adreste neyin yanıt verdiğini denetleyin.",
    ),
    row!(
        PAYNET_ERR_ANSWER_DOES_NOT_FIT,
        "A value of the answer is longer than its field. Look up what happened before repeating, and use a newer release.",
        "Yanıttaki bir değer alanından uzun. Tekrarlamadan önce ne olduğunu sorgulayın ve daha yeni bir sürüm kullanın.",
    ),
    row!(
        PAYNET_ERR_DECLINED,
        "The charge was declined by the bank or by Paynet; no money was taken. The response holds the bank's code and texts. Ask for another card, or begin again.",
        "Tahsilat banka ya da Paynet tarafından reddedildi; para çekilmedi. Yanıtta bankanın kodu ve açıklaması var. Başka bir kart isteyin ya da baştan başlayın.",
    ),
    row!(
        PAYNET_ERR_PANIC,
        "A defect inside the library was caught. Look up what happened before repeating, and report it with the library's version.",
        "Kitaplığın içinde bir kusur yakalandı. Tekrarlamadan önce ne olduğunu sorgulayın ve kitaplığın sürümüyle birlikte bildirin.",
    ),
    row!(
        PAYNET_ERR_INTERNAL,
        "The library is in a state it should not be in. Look up what happened before repeating, and report it with the library's version.",
        "Kitaplık olmaması gereken bir durumda. Tekrarlamadan önce ne olduğunu sorgulayın ve kitaplığın sürümüyle birlikte bildirin.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_row_of_its_own_in_ascending_order() {
        for pair in TABLE.windows(2) {
            assert!(pair[0].code < pair[1].code, "{}", pair[1].name.as_str());
        }
        let constants = include_str!("status.rs")
            .lines()
            .filter(|line| line.starts_with("pub const PAYNET_"))
            .count();
        assert_eq!(TABLE.len(), constants);
    }

    #[test]
    fn every_code_is_explained_in_both_languages() {
        for row in TABLE {
            for language in [Language::English, Language::Turkish] {
                let text = row.explanation(language).as_str();
                assert!(text.ends_with('.'), "{}", row.name.as_str());
            }
            assert_ne!(row.english.as_str(), row.turkish.as_str());
        }
    }

    #[test]
    fn what_may_not_be_repeated_blindly_says_so() {
        for row in TABLE {
            let name = row.name.as_str();
            let says = row.english.as_str().contains("before repeating");
            match Class::of(row.code) {
                Class::Unknown | Class::Defect => assert!(says, "{name}"),
                Class::Call | Class::NotReached => assert!(!says, "{name}"),
                Class::Ok | Class::Answered => {}
            }
        }
    }

    #[test]
    fn a_code_of_a_newer_release_keeps_its_class() {
        assert_eq!(Class::of(250), Class::Unknown);
        assert_eq!(Class::of(-1), Class::Defect);
        assert_eq!(status(250).name.as_str(), "PAYNET_ERR_UNKNOWN_STATUS");
    }
}
