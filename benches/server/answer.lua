-- Reads the whole request, refuses one that differs from the others', and answers like Paynet. Counts connections.
local LENGTH = 437
local KEY = "Basic pbk_bench_Zm9yIG1lYXN1cmluZyBvbmx5"
local ANSWER = '{"token_id":"jt_EAAAAIEOepBMwb1HKJddqx7r9NsyxCFd4cwglcnWsP36nZd+RyhJjac485Io+F3GBFVzflD0ySWTvhhRdCMRM8y'
  .. 'b19gQpL2VtXc8Rk0ZsUe5HwNa7JyMfBoDi4TgKq1YhrW3xA=","post_url":"https://pts-api.paynet.com.tr/v1/paynetjgate/tds",'
  .. '"is_tds":true,"obeject_name":"paynetj_token","code":0,"message":"Başarılı Islem"}'

local function count_connection()
  if ngx.var.connection_requests ~= "1" then
    return
  end
  ngx.shared.seen:incr("connections", 1, 0)
  if ngx.var.ssl_session_reused == "r" then
    ngx.shared.seen:incr("resumed", 1, 0)
  end
end

local function is_as_agreed()
  local body = ngx.req.get_body_data()
  return body and #body == LENGTH and ngx.var.http_authorization == KEY
end

ngx.req.read_body()
count_connection()
if not is_as_agreed() then
  return ngx.exit(ngx.HTTP_BAD_REQUEST)
end
ngx.header["Content-Type"] = "application/json; charset=utf-8"
ngx.header["Content-Length"] = #ANSWER
ngx.print(ANSWER)
