#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("two capitals of no list are somebody's initials in a running sentence", "[guard]") {
  CHECK(found("shadowed VB all morning") == "VB");
  CHECK(found("concerns re OW, no early help") == "OW");
  CHECK(found("Child's initials are DJ, not seen") == "DJ");
  CHECK(found("reviewed KT, RB and GD") == "KT | RB | GD");
  CHECK(found("LB loves the hens") == "LB");
}

TEST_CASE("acronyms are initials only where a person stands", "[guard]") {
  CHECK(found("dad of CW rang") == "CW");
  CHECK(found("CP in Y9 has 4 taxis") == "CP");
  CHECK(found("NW (14) wants a job") == "NW");
  CHECK(found("JW, SP and DH share one TA") == "JW | SP | DH");
  CHECK(found("when I asked HK he shrugged") == "HK");
  CHECK(found("SW, EP and OT share one base").empty());
  CHECK(found("SW and HT at the AR; PR letter sent, QA system off").empty());
}

TEST_CASE("initials are found where minutes give somebody something to do", "[guard]") {
  CHECK(found("TB to chase the paediatrician by Fri") == "TB");
  CHECK(found("LA to send data, EP to visit, NHS to PRU").empty());
}

TEST_CASE("initials are found in small letters and with a space between", "[guard]") {
  CHECK(found("obs sk in maths, on task") == "sk");
  CHECK(found("J B and A T share a taxi") == "J B | A T");
  CHECK(found("mum L. said little") == "L");
  CHECK(found("Child A and Child B share a taxi").empty());
}

TEST_CASE("dotted and single letters are found with what belongs to them", "[guard]") {
  CHECK(found("J.B-S. moved") == "J.B-S.");
  CHECK(found("Tiny T (16) showed us") == "Tiny T");
  CHECK(found("Signed, Mrs T Wigglesworth") == "Mrs T Wigglesworth");
  CHECK(found("jayden b in the nurture room") == "jayden b");
}

TEST_CASE("initials are known in every way that people write them", "[guard]") {
  CHECK(found("A-M W and ZH both named the same school") == "A-M W | ZH");
  CHECK(found("spoke DO'C at break, PMcD later") == "DO'C | PMcD");
  CHECK(found("s.a. & sis f.a. in EHE since covid") == "s.a. | f.a.");
  CHECK(found("ask whether MR's OT report was shared") == "MR");
  CHECK(found("PT mum has said she will come") == "PT");
  CHECK(found("e.g. the A-C grades, i.e. at 3 p.m.").empty());
}

TEST_CASE("lines that begin with two capitals each are a list of initials", "[guard]") {
  CHECK(found("SK good section B weak F\nMR social care blank\nYG all fine\nDP outcome weak") ==
        "SK | MR | YG | DP");
  CHECK(found("1 KW seen\n2 HB seen") == "KW | HB");
  CHECK(found("SW not there\nEP late\nOT no report").empty());
}

TEST_CASE("initials of family names of two parts and with a beginning are found", "[guard]") {
  CHECK(found("AP-G gave a presentation") == "AP-G");
  CHECK(found("HBr and JMc share") == "HBr | JMc");
  CHECK(found("LO'S in week 40") == "LO'S");
  CHECK(found("SW for N.B. on leave") == "N.B.");
  CHECK(found("KS-A and LO-B; PfA, SaLT, OTs and CoP").empty());
  CHECK(found("N.B. the plan is late").empty());
}

TEST_CASE("letters that mean something else are initials where somebody is spoken to", "[guard]") {
  CHECK(found("spoke with NB at 11") == "NB");
  CHECK(found("msg from CH: no change") == "CH");
  CHECK(found("spoke to SW today, call from LA, met with EP").empty());
}

TEST_CASE("a bracket tells that letters are somebody's", "[guard]") {
  CHECK(found("re SW (pupil) - swim lessons") == "SW");
  CHECK(found("GP (not the doctor!) all worksheets") == "GP");
  CHECK(found("EP (agency), SW (new), OT (locum), SLT (parent funded)").empty());
}

TEST_CASE("two small pairs of consonants are initials, units are not", "[guard]") {
  CHECK(found("lm and kp share a TA") == "lm | kp");
  CHECK(found("9 kg and 10 lb, pm and wk").empty());
}

TEST_CASE("parts of a line that begin with two capitals each are a list of initials", "[guard]") {
  CHECK(found("dip sample: GS ok / CW late by 14 wks / YA no YP voice") == "GS | CW | YA");
  CHECK(found("9.00 EG / 9.50 RP / 11.00 KZ at home") == "EG | RP | KZ");
  CHECK(found("Asked: EP late; OT none; SW new").empty());
  CHECK(found("9.00 EP / 9.50 SW / 11.00 OT").empty());
}

TEST_CASE("letters that are no office are a pupil's where notes speak of one", "[guard]") {
  CHECK(found("CH won't come in, mum tried") == "CH");
  CHECK(found("PD, Y5, no plan") == "PD");
  CHECK(found("obs FM maths") == "FM");
  CHECK(found("TA for CH, and a quiet room") == "CH");
  CHECK(found("SW (child in need) wrote it; EP, Y5 lead; LA won't come").empty());
  CHECK(found("plan for PD needs; TA for PD pupils").empty());
}

TEST_CASE("letters that belong to a person in more ways", "[guard]") {
  CHECK(found("09:10 J McK arrives, laughing") == "J McK");
  CHECK(found("handover from PvD to the night staff") == "PvD");
  CHECK(found("B-T lives over the chip shop") == "B-T");
  CHECK(found("LO'D at the dentist again") == "LO'D");
  CHECK(found("EP (the boy, not the psychologist) has moved") == "EP");
}

TEST_CASE("letters that are marks, days, grades and codes are nobody's", "[guard]") {
  CHECK(found("week: M 9-11, T nil, W 9-11, Th off, F nil").empty());
  CHECK(found("register: T T T T C T T, all of it travelling").empty());
  CHECK(found("Q. who decides? A. nobody knows. Q. who pays? A. same.").empty());
  CHECK(found("Child B waits, Child D waits; in the drawer D, B").empty());
  CHECK(found("sizes S, M, L, none smaller").empty());
  CHECK(found("evidence graded B by two of us, ev C by the third").empty());
}

TEST_CASE("letters that stops part are an acronym of the field where they spell one", "[guard]") {
  CHECK(found("no S.A.L.T. since covid, told the D.S.L. and the G.P.").empty());
  CHECK(found("3 A.R.s in 3 weeks, none with a T.A.").empty());
  CHECK(found("present: S.W. and E.P., by telephone").empty());
  CHECK(found("mum of T.A. rang").starts_with("T.A"));
  CHECK(found("J.S. was calm, the T.A. was not").starts_with("J.S"));
  CHECK(found("Q to the head: who signs the plans?").empty());
}
