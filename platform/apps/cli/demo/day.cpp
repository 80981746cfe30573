#include "demo/day.h"

#include <fmt/format.h>

#include <fieldfare/core/error.h>

namespace fieldfare::cli::demo {

namespace {

class Day {
 public:
  explicit Day(Stage& stage)
      : stage_(stage),
        lead_(stage.inspector("lead")),
        social_(stage.inspector("social-care")),
        health_(stage.inspector("health")) {}

  void play() {
    introduce();
    set_up();
    plan();
    write_offline();
    refuse_an_identity();
    meet_in_the_evening();
    clash();
    resolve();
    compare();
    export_note();
    stage_.stop_hub();
    stage_.close();
  }

 private:
  void introduce() {
    stage_.tell(
        "# One on-site day with Fieldfare\n\n"
        "What three inspectors typed on the last day of a local offer visit, and what came back. "
        "Each has an encrypted store of their own in `stores/`; a prompt such as `lead$` says "
        "whose "
        "turn it is. In each call `FIELDFARE_STORE` names that store and "
        "`FIELDFARE_PASSPHRASE_FILE` the file in `passphrases/` beside it, so you can look around "
        "in them yourself. The stores are for practice: the notes are made up, and `--now` sets "
        "the clock.");
  }

  void set_up() {
    stage_.scene("Three devices", "Each inspector makes an encrypted store and shows a card.");
    stage_.at("2026-06-12T09:00:00+01:00");
    stage_.play(lead_, {"store", "init", "--practice", "--name", "Education HMI", "--inspectorate",
                        "ofsted"});
    stage_.play(social_, {"store", "init", "--practice", "--name", "Social care inspector",
                          "--inspectorate", "ofsted"});
    stage_.play(health_, {"store", "init", "--practice", "--name", "CQC inspector",
                          "--inspectorate", "cqc"});

    stage_.scene("One visit", "The lead makes the visit and lets the others in by their cards.");
    stage_.play(lead_, {"visit", "create", "--framework", "local-offer-2026", "--area",
                        "Northshire", "--fieldwork-start", "2026-06-15", "--on-site-days", "4"});
    stage_.start_hub();
    for (const Inspector* other : {&social_, &health_}) {
      const std::string card = stage_.ask(*other, {"device", "card"}).at("card");
      const std::string invite =
          stage_.ask(lead_, {"member", "add", "--card", card, "--role", "inspector"}).at("invite");
      stage_.play(*other, {"visit", "join", invite});
    }
    stage_.tell("The cards and invites went between the devices by hand.");
    sync(lead_);
    sync(social_);
    sync(health_);
    stage_.play(lead_, {"member", "list"});
  }

  void plan() {
    stage_.scene("The plan for Thursday", "The lead enters the day; the others get it by sync.");
    stage_.at("2026-06-17T18:00:00+01:00");
    const std::string provider =
        id_in(stage_.play(lead_, {"provider", "add", "--name", "Rowan House", "--sector",
                                  "education", "--kind", "special school"}));
    tracking_ = activity("tracking-meeting", "Tracking meeting with practitioners", "09:30",
                         "11:00", {"--sector", "joint"});
    sampling_ = activity("sampling-visit", "Sampling visit to Rowan House", "12:30", "14:00",
                         {"--sector", "education", "--provider", provider});
    activity("debrief", "Debrief with leaders", "15:00", "16:00", {"--sector", "joint"});
    line_ = id_in(stage_.play(
        lead_, {"line", "add", "--criterion", "LO2.2", "--text",
                "How do the partners decide together which services are commissioned?"}));
    case_ = id_in(stage_.play(lead_, {"case", "add", "--kind", "tracked", "--age", "12"}));
    sync(lead_);
    sync(social_);
    sync(health_);
    stage_.play(health_, {"activity", "list"});
  }

  std::string activity(const std::string& kind, const std::string& title, const std::string& from,
                       const std::string& to, const std::vector<std::string>& more) {
    std::vector<std::string> words{"activity", "add",    "--kind", kind,   "--title", title,
                                   "--starts", at(from), "--ends", at(to), "--mode",  "in-person"};
    words.insert(words.end(), more.begin(), more.end());
    return id_in(stage_.play(lead_, words));
  }

  static std::string at(const std::string& time) { return "2026-06-18T" + time + ":00+01:00"; }

  void write_offline() {
    stage_.scene("A day offline", "All three write evidence; nobody has a network.");
    stage_.at(at("09:50"));
    note_ = note(lead_, tracking_, "LO2.2", "observed",
                 "Practitioners described one shared plan for short breaks.", true);
    stage_.at(at("10:20"));
    note(social_, tracking_, "LO4.1", "told",
         "The family support worker said that transport is agreed term by term.");
    stage_.at(at("10:40"));
    note(health_, tracking_, "LO1.3", "read",
         "The pathway for speech and language therapy names two routes into assessment.");
    stage_.at(at("12:50"));
    note(social_, sampling_, "LO2.3", "observed",
         "Staff showed where they look up services in the local offer.");
    stage_.at(at("14:35"));
    note(health_, sampling_, "LO2.1", "told",
         "The nurse said that the health plan is looked at with the school twice a year.");
    stage_.tell("The last note was written after the sampling visit had ended, and says so:");
    stage_.play(health_, {"note", "list", "--activity", sampling_});
    stage_.play(health_, {"concern", "add", "--kind", "wellbeing", "--text",
                          "A member of staff was upset after the meeting."});
  }

  std::string note(const Inspector& inspector, const std::string& activity,
                   const std::string& criterion, const std::string& basis, const std::string& text,
                   bool about_case = false) {
    std::vector<std::string> words{"note",    "add",     "--activity", activity, "--criterion",
                                   criterion, "--basis", basis,        "--text", text};
    if (about_case) words.insert(words.end(), {"--case", case_});
    return id_in(stage_.play(inspector, words));
  }

  void refuse_an_identity() {
    stage_.scene("A slip of the pen", "The guard refuses a child's name before it is written.");
    stage_.at(at("14:50"));
    stage_.play(social_,
                {"note", "add", "--activity", sampling_, "--text",
                 "Callum Okafor, born 14/03/2014, said the taxi is often late."},
                exit_code(ErrorCode::guard_refused));
    stage_.tell(
        "Nothing of it was stored, and this transcript too shows it masked. The inspector says it "
        "by the case:");
    note(social_, sampling_, "LO4.1", "told", "The young person said the taxi is often late.",
         true);
  }

  void meet_in_the_evening() {
    stage_.scene("The team meeting",
                 "Each device syncs with the hub; two rounds bring all into step.");
    stage_.at(at("17:00"));
    for (int round = 0; round < 2; ++round) {
      sync(lead_);
      sync(social_);
      sync(health_);
    }
    stage_.tell("The lead has everything, and is told where it is:");
    stage_.play(lead_, {"note", "show", note_});
    stage_.play(lead_, {"search", "local offer"});
  }

  void clash() {
    stage_.scene("A clash", "Offline again, two of them change the same words of one note.");
    stage_.at(at("18:10"));
    stage_.play(lead_, {"note", "edit", note_, "--text",
                        "Practitioners described one agreed plan for short breaks."});
    stage_.play(health_, {"note", "edit", note_, "--text",
                          "Practitioners described one joint plan for short breaks."});
    for (int round = 0; round < 2; ++round) {
      sync(lead_);
      sync(health_);
      sync(social_);
    }
    stage_.tell("Nothing was dropped; the same conflict is shown on every device:");
    for (const Inspector* one : {&lead_, &social_, &health_}) {
      stage_.play(*one, {"conflict", "list"});
    }
  }

  void resolve() {
    stage_.scene("One decision", "The lead resolves the conflict once, for all.");
    stage_.at(at("18:30"));
    const Json conflicts = stage_.ask(lead_, {"conflict", "list"}).at("conflicts");
    stage_.play(lead_, {"conflict", "resolve", conflicts.at(0).at("conflict_id"), "--text",
                        "Practitioners described one plan for short breaks, agreed by all."});
    stage_.play(lead_, {"line", "close", line_, "--outcome",
                        "Decisions are taken in one commissioning group."});
    for (int round = 0; round < 2; ++round) {
      sync(lead_);
      sync(social_);
      sync(health_);
    }
    stage_.play(health_, {"conflict", "list"});
    stage_.play(social_, {"note", "show", note_});
  }

  void compare() {
    stage_.scene("All alike", "Three stores, checked page by page, show the same.");
    std::string first;
    for (const Inspector* one : {&lead_, &social_, &health_}) {
      stage_.play(*one, {"store", "verify"});
      const std::string projection = stage_.ask(*one, {"visit", "show"}).at("projection");
      stage_.tell(fmt::format("What `{}` shows has the hash `{}`.", one->who, projection));
      if (first.empty()) first = projection;
      if (projection != first) {
        throw Error(ErrorCode::internal, "The demonstration stopped: the stores differ.");
      }
    }
  }

  void export_note() {
    stage_.scene("The summary note",
                 "The next morning the lead exports it for the local authority.");
    stage_.at("2026-06-19T09:00:00+01:00");
    for (const char* format : {"md", "html", "docx", "pdf"}) {
      stage_.play(lead_, {"export", "summary-note", "--format", format, "--out",
                          (stage_.directory() / "summary-note").string() + "." + format});
    }
  }

  void sync(const Inspector& inspector) {
    stage_.play(inspector, {"sync", "--hub", stage_.hub_address()});
  }

  Stage& stage_;
  Inspector lead_;
  Inspector social_;
  Inspector health_;
  std::string tracking_;
  std::string sampling_;
  std::string line_;
  std::string case_;
  std::string note_;
};

}  // namespace

void play_day(Stage& stage) {
  Day(stage).play();
}

}  // namespace fieldfare::cli::demo
