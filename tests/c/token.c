/* What goes out and what comes back, call by call. The Rust test reads the requests in the sandbox's log. */

#include "sandbox.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* As long as the library takes a text. */
#define LONGEST_TEXT 4096

/* The same name in both encodings; the Rust test looks for it. */
#define NAME_UTF8 \
    "Ay\xC5\x9F" "e \xC3\x87\xC4\x9E\xC4\xB0\xC3\x96\xC5\x9E\xC3\x9C \xC3\xA7\xC4\x9F\xC4\xB1\xC3\xB6\xC5\x9F\xC3\xBC"
#define NAME_WINDOWS "Ay\xFE" "e \xC7\xD0\xDD\xD6\xDE\xDC \xE7\xF0\xFD\xF6\xFE\xFC"

/* "Basarili Islem" as Paynet writes it, with a cedilla and two dotless i. */
#define SUCCESS_UTF8 "Ba\xC5\x9F" "ar\xC4\xB1l\xC4\xB1 Islem"
#define SUCCESS_WINDOWS "Ba\xFE" "ar\xFDl\xFD Islem"

static paynet_client *utf8;
static paynet_client *windows;

struct outcome {
    int32_t code;
    paynet_create_token_response response;
    paynet_error error;
};

static struct outcome call(const paynet_client *client, const paynet_create_token_request *request)
{
    struct outcome outcome = { 0, PAYNET_CREATE_TOKEN_RESPONSE_INIT, PAYNET_ERROR_INIT };
    outcome.code = paynet_create_token(client, request, &outcome.response, &outcome.error);
    CHECK_NUMBER(outcome.error.code, outcome.code);
    CHECK_NUMBER(outcome.error.reserved, 0);
    CHECK_NUMBER(outcome.response.reserved, 0);
    CHECK(!holds(&outcome.error, sizeof outcome.error, TEST_PAN));
    CHECK(!holds(&outcome.error, sizeof outcome.error, given("SANDBOX_PUBLISHABLE_KEY")));
    return outcome;
}

/* A call that asks the sandbox for something in its description. */
static struct outcome ask(const paynet_client *client, const char *description)
{
    paynet_create_token_request request = sandbox_request();
    request.description = description;
    return call(client, &request);
}

static void check_success(const struct outcome *outcome)
{
    CHECK_TEXT(outcome->error.message, "");
    CHECK_NUMBER(outcome->code, PAYNET_OK);
    check_no_error(&outcome->error);
    CHECK(strncmp(outcome->response.token_id, "jt_", 3) == 0);
}

static void expect_token(const paynet_client *client, const paynet_create_token_request *request)
{
    struct outcome outcome = call(client, request);
    check_success(&outcome);
    print_token(request->session_id, outcome.response.token_id);
}

static void the_documented_sample(void)
{
    trying = "the documented sample";
    paynet_create_token_request request = PAYNET_CREATE_TOKEN_REQUEST_INIT;
    request.session_id = "js_EAAAACbRzo74tNbO56EdJtHWkJVbbpGnwpPHtzweU2A0LzPu";
    request.card_holder = "gokhan oztorun";
    request.pan = "434678654654654";
    request.month = 12;
    request.year = 2019;
    request.cvc = "123";
    request.instalment_key = "ji_EAAAAOuvvlNfndedwQPqpTDFWAQtLi6ggCRe0hpgC3hswDcT";
    request.do_3ds = 1;
    request.ip = "21356455";
    request.client_id = "123456789";
    request.description = "deneme";
    request.card_holder_phone = "5XXXXXXXXX";
    request.card_holder_mail = "oxxxx@gmail.com";
    expect_token(utf8, &request);
}

static void only_what_is_required(void)
{
    trying = "only what is required";
    paynet_create_token_request request = sandbox_request();
    request.card_holder = "only what is required";
    request.do_3ds = 0;
    request.client_id = "";
    struct outcome outcome = call(utf8, &request);
    check_success(&outcome);
    CHECK_NUMBER(outcome.response.is_tds, 0);
    print_token(request.session_id, outcome.response.token_id);
}

static void a_card_as_people_type_it(void)
{
    const char *typed[] = { "4355 0843 5508 4358", "4355-0843-5508-4358", " 43550843 55084358 " };
    for (size_t i = 0; i < COUNT(typed); i++) {
        trying = typed[i];
        paynet_create_token_request request = sandbox_request();
        request.card_holder = "typed with blanks and dashes";
        request.pan = typed[i];
        request.year = 26;
        expect_token(utf8, &request);
    }
}

static void a_turkish_name_in_both_encodings(void)
{
    trying = "a Turkish name";
    paynet_create_token_request request = sandbox_request();
    request.card_holder = request.description = NAME_UTF8;
    expect_token(utf8, &request);
    request.card_holder = request.description = NAME_WINDOWS;
    expect_token(windows, &request);
}

static void characters_that_json_escapes(void)
{
    trying = "characters that JSON escapes";
    paynet_create_token_request request = sandbox_request();
    request.card_holder = "\"quoted\" \\ back / slash \t tab";
    request.description = "line\r\nend";
    expect_token(utf8, &request);
}

/* Forms of a success */

struct shape {
    const char *description;
    int32_t is_tds;
    int has_url;
    const char *object_name;
    const char *message;
};

static const struct shape shapes[] = {
    { "any", 1, 1, "paynetj_token", SUCCESS_UTF8 },
    { "sandbox:shape=sample", 1, 1, "paynetj_token", SUCCESS_UTF8 },
    { "sandbox:shape=strings", 1, 1, "paynetj_token", SUCCESS_UTF8 },
    { "sandbox:shape=right-spelling", 1, 1, "paynetj_token", SUCCESS_UTF8 },
    { "sandbox:shape=nulls", 1, 0, "", "" },
    { "sandbox:shape=missing", PAYNET_UNKNOWN, 0, "", "" },
    { "sandbox:shape=numbers", 1, 1, "paynetj_token", SUCCESS_UTF8 },
    { "sandbox:shape=extra", 1, 1, "paynetj_token", SUCCESS_UTF8 },
    { "sandbox:shape=escapes", 1, 1, "paynetj_token",
      "Ba\xC5\x9F" "ar\xC4\xB1l\xC4\xB1 \xC4\xB0\xC5\x9Flem \xF0\x9F\x92\xB3" },
    { "sandbox:shape=without-3d", 0, 0, "paynetj_token", SUCCESS_UTF8 },
};

static void every_form_of_success(void)
{
    for (size_t i = 0; i < COUNT(shapes); i++) {
        trying = shapes[i].description;
        struct outcome outcome = ask(utf8, shapes[i].description);
        check_success(&outcome);
        CHECK_NUMBER(outcome.response.code, 0);
        CHECK_NUMBER(outcome.response.is_tds, shapes[i].is_tds);
        CHECK_NUMBER(strstr(outcome.response.post_url, "/v1/paynetjgate/tds") != NULL, shapes[i].has_url);
        CHECK_NUMBER(outcome.response.post_url[0] != '\0', shapes[i].has_url);
        CHECK_TEXT(outcome.response.object_name, shapes[i].object_name);
        CHECK_TEXT(outcome.response.message, shapes[i].message);
        print_token(given("SANDBOX_SESSION_ID"), outcome.response.token_id);
    }
}

static void the_sample_answer_to_the_letter(void)
{
    trying = "the sample answer";
    struct outcome outcome = ask(utf8, "sandbox:shape=sample");
    CHECK_TEXT(outcome.response.token_id, "jt_EAAAAIEOepBMwb1HKJddqx7r9NsyxCFd4cwglcnWsP36nZd+RyhJjac485Io+F3GB "
                                          "FVzflD0ySWTvhhRdCMRM8y/19g=");
    CHECK_TEXT(outcome.response.post_url, "http://pts-api.paynet.com.tr/v1/paynetjgate/tds");
}

static void a_code_that_is_not_there(void)
{
    trying = "no code";
    struct outcome outcome = ask(utf8, "sandbox:body={\"token_id\":\"jt_1\"}");
    check_success(&outcome);
    CHECK_NUMBER(outcome.response.code, PAYNET_NO_CODE);
    CHECK_NUMBER(outcome.response.is_tds, PAYNET_UNKNOWN);
}

static void turkish_answers_in_windows_1254(void)
{
    trying = "Windows-1254";
    struct outcome outcome = ask(windows, "any");
    check_success(&outcome);
    CHECK_TEXT(outcome.response.message, SUCCESS_WINDOWS);
    outcome = ask(windows, "sandbox:shape=escapes");
    check_success(&outcome);
    CHECK_TEXT(outcome.response.message, "Ba\xFE" "ar\xFDl\xFD \xDD\xFElem ?");
    outcome = ask(windows, "sandbox:code=17");
    CHECK_TEXT(outcome.error.paynet_message, "Oturum daha \xF6nce kullan\xFDld\xFD");
}

/* Long values */

/* The description that asks for an answer in which so many copies of a piece stand after the beginning. */
static const char *answer_with(const char *begin, const char *piece, size_t copies, const char *end)
{
    static char text[LONGEST_TEXT + 1];
    size_t length = strlen("sandbox:") + strlen(begin) + copies * strlen(piece) + strlen(end);
    CHECK(length <= LONGEST_TEXT);
    strcpy(text, "sandbox:");
    strcat(text, begin);
    for (size_t i = 0; i < copies; i++) {
        strcat(text, piece);
    }
    strcat(text, end);
    return text;
}

static void check_does_not_fit(const struct outcome *outcome, const char *field)
{
    CHECK_NUMBER(outcome->code, PAYNET_ERR_ANSWER_DOES_NOT_FIT);
    check_initial(&outcome->response);
    CHECK_TEXT(outcome->error.field, field);
}

static void a_token_fits_or_is_an_error(void)
{
    const char *begin = "body={\"code\":0,\"token_id\":\"jt_";
    trying = "a token of 255 bytes";
    struct outcome outcome = ask(utf8, answer_with(begin, "t", 252, "\"}"));
    check_success(&outcome);
    CHECK_NUMBER(strlen(outcome.response.token_id), 255);
    trying = "a token of 256 bytes";
    outcome = ask(utf8, answer_with(begin, "t", 253, "\"}"));
    check_does_not_fit(&outcome, "token_id");
    trying = "a URL of 1023 bytes";
    begin = "body={\"code\":0,\"token_id\":\"jt_1\",\"post_url\":\"";
    outcome = ask(utf8, answer_with(begin, "u", 1023, "\"}"));
    check_success(&outcome);
    CHECK_NUMBER(strlen(outcome.response.post_url), 1023);
    trying = "a URL of 1024 bytes";
    outcome = ask(utf8, answer_with(begin, "u", 1024, "\"}"));
    check_does_not_fit(&outcome, "post_url");
}

static void a_token_that_c_cannot_hold(void)
{
    trying = "a NUL in the token";
    struct outcome outcome = ask(utf8, "sandbox:body={\"code\":0,\"token_id\":\"jt_a\\u0000b\"}");
    check_does_not_fit(&outcome, "token_id");
    trying = "a token that Windows-1254 lacks";
    outcome = ask(windows, "sandbox:body={\"code\":0,\"token_id\":\"jt_\\u4e00\"}");
    check_does_not_fit(&outcome, "token_id");
    trying = "a blank token";
    outcome = ask(utf8, "sandbox:body={\"code\":0,\"token_id\":\" \"}");
    CHECK_NUMBER(outcome.code, PAYNET_ERR_INCOMPLETE_ANSWER);
    check_initial(&outcome.response);
}

/* An answer came, whole, and could not be handed on: status and phase say so. */
static void an_answer_that_does_not_fit_was_an_answer(void)
{
    trying = "the status of an answer that does not fit";
    struct outcome outcome = ask(utf8, "sandbox:body={\"code\":0,\"token_id\":\"jt_a\\u0000b\"}");
    CHECK_NUMBER(outcome.error.http_status, 200);
    CHECK_NUMBER(outcome.error.phase, PAYNET_PHASE_READ);
}

static void a_long_message_is_cut_at_a_character(void)
{
    const char *begin = "body={\"code\":0,\"token_id\":\"jt_1\",\"object_name\":\"abcdefg\xC5\x9F\",\"message\":\"";
    const char *s = "\xC5\x9F";
    trying = "a long message";
    struct outcome outcome = ask(utf8, answer_with(begin, s, 600, "\"}"));
    check_success(&outcome);
    CHECK_TEXT(outcome.response.object_name, "abcdefg\xC5\x9F");
    CHECK_NUMBER(strlen(outcome.response.message), 510);
    CHECK_TEXT(outcome.response.message + 508, s);
    trying = "a long message in Windows-1254";
    begin = "body={\"code\":0,\"token_id\":\"jt_1\",\"message\":\"";
    outcome = ask(windows, answer_with(begin, "\xFE", 600, "\"}"));
    check_success(&outcome);
    CHECK_NUMBER(strlen(outcome.response.message), 511);
    trying = "a long message of a refusal";
    outcome = ask(utf8, answer_with("status=400,body={\"result_code\":11,\"message\":\"", s, 600, "\"}"));
    CHECK_NUMBER(outcome.code, PAYNET_ERR_BAD_REQUEST);
    CHECK_NUMBER(strlen(outcome.error.paynet_message), 510);
    trying = "a long error type";
    outcome = ask(utf8, answer_with("status=400,body={\"result_code\":11,\"type\":\"", s, 60, "\"}"));
    CHECK_NUMBER(strlen(outcome.error.error_type), 62);
}

static void a_nul_in_a_message_does_not_end_it(void)
{
    trying = "a NUL in the message";
    struct outcome outcome = ask(utf8, "sandbox:body={\"token_id\":\"jt_1\",\"message\":\"a\\u0000b\"}");
    check_success(&outcome);
    CHECK_TEXT(outcome.response.message, "a b");
}

/* Refusals */

static void check_refusal(const struct outcome *outcome, int32_t code, int32_t http_status, int32_t paynet_code)
{
    CHECK_NUMBER(outcome->code, code);
    CHECK_NUMBER(paynet_status_class(code), PAYNET_CLASS_ANSWERED);
    CHECK_NUMBER(outcome->error.http_status, http_status);
    CHECK_NUMBER(outcome->error.paynet_code, paynet_code);
    CHECK_NUMBER(outcome->error.phase, PAYNET_PHASE_READ);
    CHECK_TEXT(outcome->error.field, "");
    CHECK(outcome->error.message[0] != '\0');
    check_initial(&outcome->response);
}

static void a_used_session(void)
{
    trying = "return code 17";
    struct outcome outcome = ask(utf8, "sandbox:code=17");
    check_refusal(&outcome, PAYNET_ERR_REFUSED, 200, 17);
    CHECK_TEXT(outcome.error.error_type, "");
    CHECK_TEXT(outcome.error.paynet_message, "Oturum daha \xC3\xB6nce kullan\xC4\xB1ld\xC4\xB1");
}

static struct outcome call_with_key(const char *key)
{
    paynet_config config = sandbox_config();
    config.publishable_key = key;
    paynet_client *client = client_with(&config);
    struct outcome outcome = ask(client, "any");
    CHECK(!holds(&outcome.error, sizeof outcome.error, key));
    CHECK_NUMBER(paynet_client_free(client), PAYNET_OK);
    return outcome;
}

static void the_wrong_key(void)
{
    trying = "an unknown key";
    struct outcome outcome = call_with_key("pbk_nobody_knows");
    check_refusal(&outcome, PAYNET_ERR_UNAUTHORIZED, 401, 7);
    CHECK_TEXT(outcome.error.error_type, "authorization_error");
    CHECK_TEXT(outcome.error.paynet_message, "Anahtar tan\xC4\xB1nmad\xC4\xB1");
    trying = "the secret key as the publishable one";
    outcome = call_with_key(given("SANDBOX_SECRET_KEY"));
    check_refusal(&outcome, PAYNET_ERR_FORBIDDEN, 403, 7);
    CHECK_TEXT(outcome.error.error_type, "authorization_error");
    CHECK_TEXT(outcome.error.paynet_message,
               "Bu servis gizli anahtarla \xC3\xA7" "a\xC4\x9Fr\xC4\xB1lamaz");
}

static void an_echo_of_card_and_key_is_masked(void)
{
    trying = "an echo";
    /* call() looks for card number and key in the error. */
    struct outcome outcome = ask(utf8, "sandbox:echo");
    check_refusal(&outcome, PAYNET_ERR_BAD_REQUEST, 400, 11);
    CHECK(strstr(outcome.error.paynet_message, "***") != NULL);
    outcome = ask(utf8, "sandbox:echo-ok");
    check_success(&outcome);
    CHECK(!holds(&outcome.response, sizeof outcome.response, TEST_PAN));
}

static void a_broken_line_and_a_success_after_it(void)
{
    trying = "a broken line";
    struct outcome outcome = ask(utf8, "sandbox:reset-after-reading");
    CHECK_NUMBER(outcome.code, PAYNET_ERR_BROKEN_WAIT);
    CHECK_NUMBER(outcome.error.phase, PAYNET_PHASE_WAIT);
    CHECK_NUMBER(outcome.error.http_status, 0);
    CHECK_NUMBER(outcome.error.paynet_code, PAYNET_NO_CODE);
    check_initial(&outcome.response);
    paynet_create_token_request request = sandbox_request();
    CHECK_NUMBER(paynet_create_token(utf8, &request, &outcome.response, &outcome.error), PAYNET_OK);
    check_no_error(&outcome.error);
    CHECK_NUMBER(paynet_create_token(utf8, &request, &outcome.response, NULL), PAYNET_OK);
}

int main(void)
{
    utf8 = sandbox_client();
    paynet_config config = sandbox_config();
    config.text_encoding = PAYNET_TEXT_WINDOWS_1254;
    windows = client_with(&config);
    the_documented_sample();
    only_what_is_required();
    a_card_as_people_type_it();
    a_turkish_name_in_both_encodings();
    characters_that_json_escapes();
    every_form_of_success();
    the_sample_answer_to_the_letter();
    a_code_that_is_not_there();
    turkish_answers_in_windows_1254();
    a_token_fits_or_is_an_error();
    a_token_that_c_cannot_hold();
    a_long_message_is_cut_at_a_character();
    a_nul_in_a_message_does_not_end_it();
    a_used_session();
    the_wrong_key();
    an_echo_of_card_and_key_is_masked();
    a_broken_line_and_a_success_after_it();
    an_answer_that_does_not_fit_was_an_answer();
    CHECK_NUMBER(paynet_client_free(windows), PAYNET_OK);
    CHECK_NUMBER(paynet_client_free(utf8), PAYNET_OK);
    return done();
}
