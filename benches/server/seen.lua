-- What answer.lua has counted.
for _, name in ipairs({ "connections", "resumed" }) do
  ngx.say(name, " ", ngx.shared.seen:get(name) or 0)
end
