//! Every finding there can be: its name, how bad it is, cause and cure in both languages, in one table.
//!
//! What stands in braces is put in by the examination. Turkish texts are written so that nothing put in needs a suffix.

use super::report::{Row, Verdict};

macro_rules! rows {
    ($($name:ident $verdict:ident {
        $english_cause:literal $turkish_cause:literal
        $($english_cure:literal $turkish_cure:literal)?
    })*) => {
        $(pub(super) static $name: Row = Row {
            verdict: Verdict::$verdict,
            texts: concat!(
                stringify!($name), "\n",
                $english_cause, "\n", $turkish_cause, "\n",
                $($english_cure, "\n", $turkish_cure)?
            ),
        };)*

        #[cfg(test)]
        pub(super) static ALL: &[&Row] = &[$(&$name),*];
    };
}

rows! {
    SERVER_LIVE Ok {
        "base_url is Paynet's live system, where money is real."
        "base_url Paynet'in canlı sistemi; orada para gerçektir."
    }
    SERVER_TEST Ok {
        "base_url is Paynet's test system."
        "base_url Paynet'in sınama sistemi."
    }
    SERVER_OTHER Ok {
        "{host} is none of Paynet's hosts: a stand-in or a gateway of your own."
        "{host} Paynet'in değil: sınama sunucusu ya da kendi ağ geçidiniz."
    }
    SERVER_WRONG Broken {
        "{host} is a host of Paynet's, but its API is not there."
        "{host} Paynet'in bir sunucusu, ama API orada değil."
        "Set environment in place of base_url: live is https://api.paynet.com.tr, test https://pts-api.paynet.com.tr."
        "base_url yerine environment verin: canlı https://api.paynet.com.tr, sınama https://pts-api.paynet.com.tr."
    }
    SERVER_EXTRA Broken {
        "base_url has a path or a port of its own, which Paynet's API has not."
        "base_url içinde bir yol ya da kapı numarası var; Paynet'in API'sinde yoktur."
        "Give https://{host} and nothing behind it."
        "Yalnızca https://{host} yazın, arkasına bir şey eklemeyin."
    }
    TIMEOUTS_FINE Ok {
        "{connect} ms for connecting, {total} ms for a whole call."
        "Bağlanmak için {connect} ms, bütün çağrı için {total} ms."
    }
    TIMEOUTS_SHORT Warning {
        "Too short: {connect} ms for connecting, {total} ms for a whole call. A lost packet costs 3 s, a bank may take a minute."
        "Çok kısa: bağlanmak için {connect} ms, bütün çağrı için {total} ms. Kaybolan bir paket 3 sn, banka bir dakika sürebilir."
        "Set connect_timeout_ms and total_timeout_ms to 0: then they are 10000 and 60000."
        "connect_timeout_ms ve total_timeout_ms için 0 verin: 10000 ve 60000 olurlar."
    }
    KEYS_NONE Broken {
        "The client has no key at all."
        "İstemcide hiç anahtar yok."
        "Set publishable_key and secret_key; both are in Paynet's panel."
        "publishable_key ve secret_key ayarlarını verin; ikisi de Paynet panelindedir."
    }
    KEY_ABSENT Ok {
        "There is no {field}. Right if this program makes only the calls of the other key."
        "{field} verilmemiş. Bu program yalnızca öteki anahtarın çağrılarını yapıyorsa doğrudur."
    }
    KEY_SECRET_IN_PUBLIC Broken {
        "publishable_key holds a secret key; with 3-D Secure it would show in the shopper's browser."
        "publishable_key içinde gizli anahtar var; 3-D Secure'da alıcının tarayıcısında görünür."
        "Put it into secret_key alone. If it was in use like this, have Paynet issue a new one."
        "Onu yalnızca secret_key ayarına yazın. Böyle kullanıldıysa Paynet'ten yenisini isteyin."
    }
    KEY_PUBLIC_IN_SECRET Broken {
        "secret_key holds a publishable key."
        "secret_key içinde açık anahtar var."
        "Put the key that begins with sck_ into secret_key, the other into publishable_key."
        "sck_ ile başlayan anahtarı secret_key ayarına, ötekini publishable_key ayarına yazın."
    }
    KEYS_SAME Broken {
        "publishable_key and secret_key are the same key."
        "publishable_key ile secret_key aynı anahtar."
        "Take both from Paynet's panel anew; the secret one begins with sck_."
        "İkisini de Paynet panelinden yeniden alın; gizli olan sck_ ile başlar."
    }
    KEY_STRAY Broken {
        "{field} holds \u{201c}{character}\u{201d}, which is no part of a key: a quotation mark, bracket or placeholder came along."
        "{field} içinde \u{201c}{character}\u{201d} var; bu bir anahtarın parçası değil: tırnak, ayraç ya da yer tutucu birlikte kopyalanmış."
        "Set the key alone, as it stands in Paynet's panel."
        "Anahtarı tek başına, Paynet panelinde durduğu gibi verin."
    }
    KEY_BLANK Broken {
        "{field} holds a blank, a line end or a letter that no key has; paynet_client_new refuses it."
        "{field} içinde boşluk, satır sonu ya da hiçbir anahtarda olmayan bir harf var; paynet_client_new bunu kabul etmez."
        "Take it out; look at the end of the setting first. Below, the key was examined without it."
        "Onu silin; önce ayarın sonuna bakın. Anahtar aşağıda onsuz sınandı."
    }
    KEY_ENCODED Broken {
        "{field} is a key in base64. Paynet wants it as it was issued."
        "{field} base64 ile kodlanmış bir anahtar. Paynet onu verdiği biçimde ister."
        "Set the key itself, which begins with sck_ if it is the secret one."
        "Anahtarın kendisini verin; gizli olan sck_ ile başlar."
    }
    KEY_ACCEPTED Ok {
        "Paynet knows {field}."
        "Paynet {field} anahtarını tanıyor."
    }
    KEY_UNKNOWN Broken {
        "Paynet does not know {field} ({detail})."
        "Paynet {field} anahtarını tanımıyor ({detail})."
        "Compare it with Paynet's panel; test keys work on the test system alone, live keys on the live one."
        "Paynet panelindekiyle karşılaştırın; sınama anahtarı yalnızca sınama, canlı anahtar yalnızca canlı sistemde çalışır."
    }
    KEY_OF_TEST_SYSTEM Broken {
        "{field} is a key of Paynet's test system, but the client talks to the live one."
        "{field} Paynet'in sınama sisteminin anahtarı, ama istemci canlı sisteme bağlanıyor."
        "Set environment to test, or use the live keys."
        "environment ayarını sınama sistemine çevirin ya da canlı anahtarları kullanın."
    }
    KEY_OF_LIVE_SYSTEM Broken {
        "{field} is a key of Paynet's live system, but the client talks to the test one."
        "{field} Paynet'in canlı sisteminin anahtarı, ama istemci sınama sistemine bağlanıyor."
        "Set environment to live, or use the test keys."
        "environment ayarını canlı sisteme çevirin ya da sınama anahtarlarını kullanın."
    }
    ADDRESS_REFUSED Broken {
        "Paynet refuses secret_key from this machine's internet address ({detail})."
        "Paynet secret_key anahtarını bu makinenin internet adresinden kabul etmiyor ({detail})."
        "Have Paynet register the fixed IP address by which this machine reaches the internet; if it is, ask Paynet for the key's rights."
        "Bu makinenin internete çıktığı sabit IP adresini Paynet'e kaydettirin; kayıtlıysa anahtarın yetkilerini sorun."
    }
    KEY_FORBIDDEN Broken {
        "Paynet does not let {field} do this ({detail})."
        "Paynet {field} anahtarına bu işlem için izin vermiyor ({detail})."
        "Ask Paynet which rights the key has, and whether this machine's IP address is to be registered."
        "Anahtarın yetkilerini ve bu makinenin IP adresinin kaydedilmesi gerekip gerekmediğini Paynet'e sorun."
    }
    MERCHANT_BLOCKED Broken {
        "Paynet has blocked the company or the dealer, or does not know it ({detail})."
        "Paynet firmayı ya da bayiyi kapatmış veya tanımıyor ({detail})."
        "Ask Paynet (destek@paynet.com.tr); nothing on this machine is wrong."
        "Paynet'e sorun (destek@paynet.com.tr); bu makinede bir sorun yok."
    }
    AUTHORITIES_FINE Ok {
        "{count} certificate(s) of ca_file are trusted beside Mozilla's list."
        "Mozilla listesinin yanında ca_file içindeki {count} sertifikaya güveniliyor."
    }
    AUTHORITIES_SYSTEM Ok {
        "{count} certificate(s) of the system's own store are trusted, too."
        "Sistemin kendi deposundaki {count} sertifikaya da güveniliyor."
    }
    AUTHORITY_EXPIRED Warning {
        "{subject} in ca_file is valid from {first} to {last} only."
        "ca_file içindeki {subject} yalnızca {first} ile {last} arasında geçerli."
        "Get the new one from whoever runs the firewall or antivirus; check this machine's date."
        "Yenisini güvenlik duvarını ya da virüs korumasını yönetenden alın; bu makinenin tarihini denetleyin."
    }
    NAME_FOUND Ok {
        "{host} is at {addresses}."
        "{host}: {addresses}."
    }
    NAME_UNKNOWN Broken {
        "The name {host} has no address: no internet, a misspelt name, or a DNS server that does not know it."
        "{host} adının adresi yok: internet yok, ad yanlış yazılmış ya da DNS sunucusu onu bilmiyor."
        "Check cable or Wi-Fi, base_url, and the DNS server in this machine's network settings."
        "Kabloyu ya da Wi-Fi'yi, base_url ayarını ve bu makinenin ağ ayarlarındaki DNS sunucusunu denetleyin."
    }
    NAME_SILENT Broken {
        "The DNS server does not answer: looking up {host} took longer than the time for connecting."
        "DNS sunucusu yanıt vermiyor: {host} adını aramak bağlanma süresini aştı."
        "Set another DNS server in the network settings, or have the firewall let DNS (port 53) through."
        "Ağ ayarlarına başka bir DNS sunucusu yazın ya da güvenlik duvarında DNS'e (kapı 53) izin verin."
    }
    NAME_ASTRAY Warning {
        "{host} leads to {addresses}, inside this network: a hosts file, a DNS filter or a login page is in the way."
        "{host} bu ağın içine, {addresses} adresine gidiyor: araya hosts dosyası, DNS süzgeci ya da giriş sayfası girmiş."
        "Take the name out of the hosts file or the filter."
        "Adı hosts dosyasından ya da süzgeçten çıkarın."
    }
    CONNECTED Ok {
        "{address} takes connections."
        "{address} bağlantı kabul ediyor."
    }
    ADDRESS_DEAD Warning {
        "{dead} does not take connections ({milliseconds} ms lost each time); {address} does."
        "{dead} bağlantı kabul etmiyor (her seferinde {milliseconds} ms kayıp); {address} ediyor."
        "If it has colons, it is IPv6: repair or turn that off on this network; else look for a firewall."
        "İçinde iki nokta varsa IPv6'dır: bu ağda onu onarın ya da kapatın; yoksa güvenlik duvarına bakın."
    }
    CONNECTION_REFUSED Broken {
        "{host}, port {port}, refuses connections: nothing listens there, or a firewall forbids it."
        "{host}, kapı {port}, bağlantıyı reddediyor: orada dinleyen yok ya da bir güvenlik duvarı yasaklıyor."
        "Check host and port of base_url; have the firewall allow outgoing connections to it."
        "base_url içindeki adresi ve kapıyı denetleyin; güvenlik duvarında oraya giden bağlantılara izin verin."
    }
    CONNECTION_SILENT Broken {
        "{host}, port {port}, does not answer at all: a firewall swallows the packets, or Paynet shuts this address out."
        "{host}, kapı {port}, hiç yanıt vermiyor: bir güvenlik duvarı paketleri yutuyor ya da Paynet bu adresi dışarıda tutuyor."
        "Have the firewall let TCP through to it; if this network has a proxy, set proxy_url; else ask Paynet whether this IP address is registered."
        "Güvenlik duvarında oraya TCP izni verin; bu ağda vekil sunucu varsa proxy_url ayarını verin; olmazsa bu IP adresi kayıtlı mı diye Paynet'e sorun."
    }
    CONNECTION_UNREACHABLE Broken {
        "No way leads to {host}, port {port}: this machine is offline, or the router knows no way."
        "{host}, kapı {port}, için yol yok: bu makine çevrimdışı ya da yönlendirici yolu bilmiyor."
        "Check cable or Wi-Fi, the router and this machine's gateway setting."
        "Kabloyu ya da Wi-Fi'yi, yönlendiriciyi ve bu makinenin ağ geçidi ayarını denetleyin."
    }
    CONNECTION_BROKEN Broken {
        "{host}, port {port}, breaks the connection at once."
        "{host}, kapı {port}, bağlantıyı hemen koparıyor."
        "Check host and port of base_url; have the firewall leave connections to Paynet alone."
        "base_url içindeki adresi ve kapıyı denetleyin; güvenlik duvarı Paynet bağlantılarına karışmasın."
    }
    PROXY_FINE Ok {
        "The proxy {host}, port {port}, lets through to Paynet."
        "{host}, kapı {port}, vekil sunucusu Paynet'e geçiş veriyor."
    }
    PROXY_NAME_UNKNOWN Broken {
        "The name of the proxy, {host}, has no address, or DNS does not answer."
        "Vekil sunucunun adının, {host}, adresi yok ya da DNS yanıt vermiyor."
        "Correct proxy_url; leave it out if this network needs none."
        "proxy_url ayarını düzeltin; bu ağda gerekmiyorsa kaldırın."
    }
    PROXY_DEAD Broken {
        "The proxy {host}, port {port}, takes no connections."
        "{host}, kapı {port}, vekil sunucusu bağlantı kabul etmiyor."
        "Correct proxy_url, or see that the proxy runs; leave it out if this network needs none."
        "proxy_url ayarını düzeltin ya da vekil sunucuyu çalıştırın; gerekmiyorsa ayarı kaldırın."
    }
    PROXY_WANTS_LOGIN Broken {
        "The proxy {host} wants a user and password, and proxy_url has none."
        "{host} vekil sunucusu kullanıcı ve parola istiyor; proxy_url içinde yok."
        "Write them into proxy_url: http://user:password@host:port."
        "proxy_url içine yazın: http://kullanici:parola@sunucu:kapi."
    }
    PROXY_WRONG_LOGIN Broken {
        "The proxy {host} refuses the user and password of proxy_url."
        "{host} vekil sunucusu proxy_url içindeki kullanıcıyı ve parolayı kabul etmiyor."
        "Correct them, special characters percent-encoded (@ is %40); a login other than Basic can't be used."
        "Düzeltin, özel karakterleri yüzdeyle kodlayın (@ yerine %40); Basic dışında giriş kullanılamaz."
    }
    PROXY_REFUSES Broken {
        "The proxy {host} would not connect to Paynet: {detail}."
        "{host} vekil sunucusu Paynet'e bağlanmadı: {detail}."
        "Ask whoever runs the proxy to allow CONNECT to api.paynet.com.tr and pts-api.paynet.com.tr, port 443."
        "Vekil sunucuyu yönetenden api.paynet.com.tr ve pts-api.paynet.com.tr, kapı 443, için CONNECT izni isteyin."
    }
    PROXY_IS_NONE Broken {
        "What answers at {host}, port {port}, is no HTTP proxy."
        "{host}, kapı {port}, üzerinde yanıt veren bir HTTP vekil sunucusu değil."
        "Correct host and port in proxy_url; SOCKS and https proxies can't be used."
        "proxy_url içindeki adresi ve kapıyı düzeltin; SOCKS ve https vekil sunucuları kullanılamaz."
    }
    PROXY_SILENT Broken {
        "The proxy {host}, port {port}, does not answer in time."
        "{host}, kapı {port}, vekil sunucusu zamanında yanıt vermiyor."
        "See whether the proxy is well and reaches the internet; check proxy_url."
        "Vekil sunucunun çalıştığını ve internete ulaştığını, proxy_url ayarını denetleyin."
    }
    TLS_FINE Ok {
        "{version}, {suite}. Certificate of {subject}, issued by {issuer}, valid until {last}."
        "{version}, {suite}. Sertifika: {subject}, veren: {issuer}, son gün: {last}."
    }
    TLS_NONE Ok {
        "Plain http to this machine: nothing is encrypted."
        "Bu makineye düz http: hiçbir şey şifrelenmiyor."
    }
    TLS_ENDS_SOON Warning {
        "The server's certificate ends on {last}."
        "Sunucunun sertifikası {last} günü sona eriyor."
        "Tell whoever runs {host}; on this machine there is nothing to do if its date is right."
        "{host} sunucusunu yönetene bildirin; bu makinenin tarihi doğruysa burada yapılacak bir şey yok."
    }
    TLS_EXPIRED Broken {
        "The server's certificate ended on {last}; this machine's date is {today}."
        "Sunucunun sertifikası {last} günü sona ermiş; bu makinenin tarihi {today}."
        "If the date of this machine is wrong, set it. If it is right, tell Paynet, or whoever opens TLS in this network (issuer: {issuer})."
        "Bu makinenin tarihi yanlışsa düzeltin. Doğruysa Paynet'e ya da bu ağda TLS'i açana bildirin (veren: {issuer})."
    }
    TLS_NOT_YET_VALID Broken {
        "The server's certificate begins on {first}; this machine's date is {today}: very likely slow."
        "Sunucunun sertifikası {first} günü başlıyor; bu makinenin tarihi {today}: büyük olasılıkla geri."
        "Set date and time of this machine, best by the internet (NTP). If they are right, tell Paynet."
        "Bu makinenin tarihini ve saatini ayarlayın, en iyisi internetten (NTP). Doğruysa Paynet'e bildirin."
    }
    TLS_WRONG_HOST Broken {
        "The server at {host} shows a certificate of another: {subject}, issued by {issuer}."
        "{host} adresindeki sunucu başkasının sertifikasını gösteriyor: {subject}, veren: {issuer}."
        "Check base_url (a name, no IP address), hosts file and DNS: this is another server than Paynet's."
        "base_url ayarını (IP değil, ad), hosts dosyasını ve DNS'i denetleyin: bu Paynet'in sunucusu değil."
    }
    TLS_UNKNOWN_AUTHORITY Broken {
        "The certificate's authority is not trusted: {issuer}. A firewall or antivirus opens TLS here, or an own server's authority is not in ca_file."
        "Sertifika güvenilmeyen bir kurumdan: {issuer}. Bir güvenlik duvarı ya da virüs koruması TLS'i açıyor ya da kendi sunucunuzun kurumu ca_file içinde yok."
        "Have Paynet's hosts exempted from TLS inspection, or put that authority's certificate into ca_file."
        "Paynet'in sunucularını TLS denetiminin dışında bıraktırın ya da o kurumun sertifikasını ca_file içine koyun."
    }
    TLS_SELF_SIGNED Broken {
        "The server made its certificate itself ({subject}), so nobody vouches for it: this is not Paynet."
        "Sunucu sertifikasını kendisi yapmış ({subject}), ona kimse kefil değil: bu Paynet değil."
        "Check base_url, hosts file and DNS; a router may answer. For a server of your own, put the certificate into ca_file."
        "base_url ayarını, hosts dosyasını ve DNS'i denetleyin; bir yönlendirici yanıt veriyor olabilir. Kendi sunucunuzsa sertifikayı ca_file içine koyun."
    }
    TLS_BAD_CERTIFICATE Broken {
        "The server's certificate can't be accepted: {detail}."
        "Sunucunun sertifikası kabul edilemiyor: {detail}."
        "Tell whoever runs {host}; in a company's network, whoever runs the firewall."
        "{host} sunucusunu yönetene, şirket ağındaysanız güvenlik duvarını yönetene bildirin."
    }
    TLS_NOTHING_COMMON Broken {
        "{host} and this library share no TLS version or cipher suite: no TLS 1.3, nor 1.2 with ECDHE and AES-GCM."
        "{host} ile bu kitaplığın ortak TLS sürümü ya da şifre takımı yok: ne TLS 1.3 ne de ECDHE ve AES-GCM'li 1.2."
        "A device on the way speaks old TLS: update it, or exempt Paynet's hosts from inspection. On Windows, try tls_backend PAYNET_TLS_SYSTEM."
        "Aradaki bir aygıt eski TLS konuşuyor: güncelleyin ya da Paynet'in sunucularını denetimin dışında bırakın. Windows'ta tls_backend için PAYNET_TLS_SYSTEM deneyin."
    }
    TLS_NOT_SPOKEN Broken {
        "What answers at {host}, port {port}, does not speak TLS."
        "{host}, kapı {port}, üzerinde yanıt veren TLS konuşmuyor."
        "Check the port of base_url (443 for Paynet); open a web page in a browser: this network may want a login first."
        "base_url içindeki kapıyı denetleyin (Paynet için 443); tarayıcıda bir sayfa açın: bu ağ önce giriş istiyor olabilir."
    }
    TLS_CUT Broken {
        "{host} takes the connection and breaks it in the TLS handshake, as a firewall does that blocks by name."
        "{host} bağlantıyı alıp TLS el sıkışmasında koparıyor; ada göre engelleyen güvenlik duvarları böyle yapar."
        "Have the firewall or web filter allow {host}."
        "Güvenlik duvarında ya da web süzgecinde {host} için izin verdirin."
    }
    TLS_SILENT Broken {
        "{host} takes the connection and then says nothing: the TLS handshake was not done in time."
        "{host} bağlantıyı alıyor, sonra bir şey demiyor: TLS el sıkışması zamanında bitmedi."
        "Check the port of base_url, the firewall that inspects TLS, and the MTU (VPN, PPPoE): packets may be too large."
        "base_url içindeki kapıyı, TLS'i denetleyen güvenlik duvarını ve MTU'yu (VPN, PPPoE) denetleyin: paketler büyük olabilir."
    }
    TLS_FAILED Broken {
        "The TLS handshake with {host} failed: {detail}."
        "{host} ile TLS el sıkışması başarısız oldu: {detail}."
        "Check what stands between this machine and Paynet; if nothing does, tell Paynet."
        "Bu makineyle Paynet arasında ne olduğunu denetleyin; bir şey yoksa Paynet'e bildirin."
    }
    CLOCK_FINE Ok {
        "This machine's clock is right to within {seconds} s."
        "Bu makinenin saati doğru ({seconds} sn içinde)."
    }
    CLOCK_UNKNOWN Ok {
        "This machine's date is {today}; nobody could be asked."
        "Bu makinenin tarihi {today}; sorulacak kimse yoktu."
    }
    CLOCK_SLOW Broken {
        "This machine's clock is slow: it says {today}, and it is {truth}."
        "Bu makinenin saati geri: {today} gösteriyor, doğrusu {truth}."
        "Set date, time and zone, best by NTP; if they are lost again, the battery is empty."
        "Tarihi, saati ve dilimi ayarlayın, en iyisi NTP ile; yine bozulursa pil bitmiştir."
    }
    CLOCK_FAST Broken {
        "This machine's clock is fast: it says {today}, and it is {truth}."
        "Bu makinenin saati ileri: {today} gösteriyor, doğrusu {truth}."
        "Set date, time and zone, best by NTP; if they are lost again, the battery is empty."
        "Tarihi, saati ve dilimi ayarlayın, en iyisi NTP ile; yine bozulursa pil bitmiştir."
    }
    ANSWER_WEB_PAGE Broken {
        "{host} answers with a web page or nothing instead of JSON ({detail}): a login page or a proxy."
        "{host} JSON yerine bir web sayfası gönderiyor ya da hiçbir şey ({detail}): giriş sayfası ya da vekil sunucu."
        "Open a web page in a browser and log in to the network; check base_url; exempt Paynet from the proxy or filter."
        "Tarayıcıda bir sayfa açıp ağa giriş yapın; base_url ayarını denetleyin; Paynet'i vekil sunucunun ya da süzgecin dışında bıraktırın."
    }
    ANSWER_REDIRECT Broken {
        "{host} sends the call elsewhere ({detail}), which is never followed: a login page, or base_url is another's."
        "{host} çağrıyı başka yere yönlendiriyor ({detail}); buna hiç uyulmaz: giriş sayfası ya da base_url başkasının."
        "Log in to the network in a browser; check base_url (https, no www)."
        "Tarayıcıda ağa giriş yapın; base_url ayarını denetleyin (https, www'siz)."
    }
    ANSWER_NOT_FOUND Broken {
        "{host} has no such service ({detail}): base_url leads to the wrong place."
        "{host} üzerinde böyle bir hizmet yok ({detail}): base_url yanlış yere gidiyor."
        "Set environment in place of base_url, or take the path out of base_url."
        "base_url yerine environment ayarını verin ya da base_url içindeki yolu silin."
    }
    ANSWER_SERVER_FAULT Broken {
        "Paynet answers with a fault of its own ({detail})."
        "Paynet kendi arızasını bildiriyor ({detail})."
        "Wait and try again; if it lasts, tell Paynet. Nothing on this machine is wrong."
        "Bekleyip yeniden deneyin; sürerse Paynet'e bildirin. Bu makinede bir sorun yok."
    }
    ANSWER_NOT_HTTP Broken {
        "What answers at {host} does not speak HTTP."
        "{host} üzerinde yanıt veren HTTP konuşmuyor."
        "Check host and port of base_url, and what stands between this machine and Paynet."
        "base_url içindeki adresi ve kapıyı, bu makineyle Paynet arasında ne olduğunu denetleyin."
    }
    ANSWER_SILENT Broken {
        "{host} takes the request and does not answer within {seconds} s."
        "{host} isteği alıyor, {seconds} sn içinde yanıt vermiyor."
        "Try again in a few minutes; if it lasts, tell Paynet. If total_timeout_ms is short, raise it."
        "Birkaç dakika sonra yeniden deneyin; sürerse Paynet'e bildirin. total_timeout_ms kısaysa artırın."
    }
    ANSWER_SLOW Warning {
        "{host} answers slowly: after {seconds} s."
        "{host} yavaş yanıt veriyor: {seconds} sn."
        "Look at the load of this line (downloads, cameras, VPN); keep total_timeout_ms at 60000."
        "Hattın yüküne bakın (indirme, kamera, VPN); total_timeout_ms 60000 olarak kalsın."
    }
    ANSWER_CUT Broken {
        "{host} breaks the line in place of an answer ({detail})."
        "{host} yanıt vermeden ya da yanıtın ortasında hattı koparıyor ({detail})."
        "Look at the line (Wi-Fi, VPN) and at a firewall that inspects TLS; else tell Paynet."
        "Hattı (Wi-Fi, VPN) ve TLS'i denetleyen güvenlik duvarını inceleyin; olmazsa Paynet'e bildirin."
    }
    ANSWER_ODD Broken {
        "{host} answers in a way that Paynet does not ({detail})."
        "{host} Paynet'in vermediği bir yanıt veriyor ({detail})."
        "Check base_url and what stands between this machine and Paynet."
        "base_url ayarını ve bu makineyle Paynet arasında ne olduğunu denetleyin."
    }
    SETTING_REFUSED Broken {
        "paynet_client_new refuses the settings: {detail}."
        "paynet_client_new ayarları kabul etmiyor: {detail}."
        "{english}"
        "{turkish}"
    }
    PROXY_ELSEWHERE Warning {
        "The environment names a proxy ({variable}), but proxy_url is not set. The library ignores the environment."
        "Ortamda bir vekil sunucu tanımlı ({variable}), ama proxy_url verilmemiş. Kitaplık ortam değişkenlerine bakmaz."
        "If Paynet can't be reached from here without it, set proxy_url to the same proxy."
        "Paynet'e onsuz ulaşılamıyorsa proxy_url ayarına aynı vekil sunucuyu yazın."
    }
    EXAMINATION_STOPPED Warning {
        "The examination could not go on: {detail}."
        "İnceleme sürdürülemedi: {detail}."
        "Try again; if it comes again, report it with this text."
        "Yeniden deneyin; yine olursa bu metinle bildirin."
    }
}
