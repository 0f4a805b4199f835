# shellcheck shell=bash disable=SC2154
# What the examples do with the sandbox, sourced by the scripts beside it with tests/kit.sh and a sandbox. An example is a
# command that takes the number of an order.

control() { curl --silent --show-error --fail --cacert "$PAYNET_CA_FILE" "$@"; }

# SERVICE FAULT: for its next request.
next_for() { control --data "$2" "$PAYNET_BASE_URL/sandbox/faults?path=/v1/transaction/$1" >/dev/null; }

# ORDER: how many of its charges moved money.
taken() {
  control "$PAYNET_BASE_URL/sandbox/ledger" | sed 's/},{/}\n{/g' | grep -F "\"reference_no\":\"$1\"" |
    grep -cF '"succeeded":true' || true
}

# COMMAND...: what it prints, from Windows-1254, and how it ends.
printed() {
  local said code=0
  said=$("$@" 2>&1) || code=$?
  iconv -f WINDOWS-1254 -t UTF-8 <<<"$said"
  echo "exit $code"
}

# How many times the sandbox has read this name, which came in Windows-1254.
holders() { { control "$PAYNET_BASE_URL/sandbox/log" | grep -oF '"card_holder":"Ayşe Yılmaz"' || true; } | wc -l; }

takes_a_payment() {
  local said before
  before=$(holders)
  said=$(printed "$1" "$1-paid")
  has "$said" "3 Taksit 3 x 411,52 = 1234,56 TL: 1.234,56"
  has "$said" "paid: 1.234,56 TRY, card 435508"
  has "$said" ", approval "
  has "$said" "exit 0"
  same "$(taken "$1-paid")" 1
  same "$(holders)" $((before + 1))
  same "$(grep -cE '4355 ?0843 ?5508 ?4358' <<<"$said" || true)" 0
}

shows_turkish_letters() { has "$(printed "$1" "$1-letters")" " of Ayşe Yılmaz, approval "; }

goes_through_3d_secure() {
  local said
  said=$(PAYNET_BROWSER=$root/bindings/c/tests/shopper printed "$1" "$1-3d")
  has "$said" "the shopper is back"
  has "$said" "paid: 1.234,56 TRY"
}

finds_a_payment_whose_answer_is_lost() {
  local said
  next_for charge close-after-reading
  said=$(printed "$1" "$1-lost")
  has "$said" "paid: 1.234,56 TRY"
  same "$(taken "$1-lost")" 1
}

explains_a_declined_charge() {
  local said
  next_for charge decline=51
  said=$(printed "$1" "$1-declined")
  has "$said" "status 313 PAYNET_ERR_DECLINED"
  has "$said" "Tahsilat banka ya da Paynet taraf"
  has "$said" "Yetersiz bakiye"
  has "$said" "exit 1"
  same "$(taken "$1-declined")" 0
}

explains_a_wrong_key() {
  local said
  said=$(PAYNET_PUBLISHABLE_KEY=pbk_wrong printed "$1" "$1-key")
  has "$said" "status 301 PAYNET_ERR_UNAUTHORIZED"
  has "$said" "Paynet anahtar"
  has "$said" "exit 1"
}

explains_that_nothing_was_reached() {
  local said
  said=$(PAYNET_BASE_URL=https://127.0.0.1:9 printed "$1" "$1-nobody")
  has "$said" "status 102 PAYNET_ERR_CONNECTION_REFUSED"
  has "$said" "exit 1"
}

# A button pressed twice, or a program that was restarted: it opens another session.
takes_no_money_twice_for_an_order() {
  has "$(printed "$1" "$1-twice")" "paid: 1.234,56 TRY"
  has "$(printed "$1" "$1-twice")" "paid: 1.234,56 TRY"
  same "$(taken "$1-twice")" 1
}

# EXAMPLE COMMAND: a copy of the example that charges in a second, where no look-up after the charge is answered for long.
charges_again_until_it_is_known() {
  local said service
  start_sandbox
  next_for charge close-after-reading
  next_for check delay=0
  for service in $(printf 'check %.0s' {1..60}); do
    next_for "$service" close-after-reading
  done
  said=$(printed "$2" "$1-unknown")
  has "$said" "It is not known whether money was taken."
  has "$said" "exit 1"
  # The money was taken once, and nothing was ever sent again.
  same "$(taken "$1-unknown")" 1
  same "$(control "$PAYNET_BASE_URL/sandbox/log" | grep -oF '"path":"/v1/transaction/charge"' | wc -l)" 1
  # The cashier does as told, until Paynet answers.
  for _ in {1..30}; do
    said=$(printed "$2" "$1-unknown")
    [[ $said != *"It is not known"* ]] || continue
    has "$said" "paid: 1.234,56 TRY"
    same "$(taken "$1-unknown")" 1
    return
  done
  has "$said" "paid:"
}

example_behaves() {
  test_that "$1: takes a payment" takes_a_payment "$1"
  test_that "$1: takes no money twice for an order" takes_no_money_twice_for_an_order "$1"
  test_that "$1: finds a payment whose answer is lost" finds_a_payment_whose_answer_is_lost "$1"
  test_that "$1: explains a declined charge" explains_a_declined_charge "$1"
  test_that "$1: explains a wrong key" explains_a_wrong_key "$1"
  test_that "$1: explains that nothing was reached" explains_that_nothing_was_reached "$1"
}

# FILE SCRIPT FOLDER: a copy, changed by sed; it must change.
changed() {
  mkdir -p "$3"
  sed -E "$2" "$1" >"$3/${1##*/}"
  ! cmp -s "$1" "$3/${1##*/}"
}

# A program that prints the layout of every record as tests/abi/layout.txt has it.
layout_in_pascal() {
  printf 'program layout;\n{$MODE DELPHI}\nuses paynet;\n'
  awk -v quote="'" '
    $1 != last {
      last = $1
      type = "T"
      count = split($1, words, "_")
      for (i = 1; i <= count; i++) type = type toupper(substr(words[i], 1, 1)) substr(words[i], 2)
      variables = variables "  a_" $1 ": " type ";\n"
    }
    {
      place = $2 == "-" ? "a_" $1 : "a_" $1 "." ($2 == "repeat" ? "repeat_" : $2)
      from = "PtrUInt(@" place ") - PtrUInt(@a_" $1 ")"
      lines = lines "  WriteLn(" quote $1 " " $2 " " quote ", " from ", " quote " " quote ", SizeOf(" place "));\n"
    }
    END { printf "var\n%sbegin\n%send.\n", variables, lines }' "$root/tests/abi/layout.txt"
}

# The same in C.
layout_in_c() {
  printf '#include <paynet.h>\n#include <stddef.h>\n#include <stdio.h>\nint main(void) {\n'
  awk '
    $2 == "-" { printf "  printf(\"%s - 0 %%d\\n\", (int)sizeof(%s));\n", $1, $1; next }
    {
      printf "  printf(\"%s %s %%d %%d\\n\", (int)offsetof(%s, %s), (int)sizeof((*(%s *)0).%s));\n", $1, $2, $1, $2, $1, $2
    }' "$root/tests/abi/layout.txt"
  printf '  return 0;\n}\n'
}
