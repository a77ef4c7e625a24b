#include "survey/time_forms.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "values/times.h"

namespace shelfwise {
namespace {

TimeForms::Found formOf(const std::vector<std::string>& cells) {
  TimeForms forms;
  for (const auto& cell : cells) forms.see(cell);
  return forms.found();
}

TEST(TimeForms, ProveTheOrderOfDayAndMonthByANumberAbove12) {
  EXPECT_EQ(formOf({"05/01/2026", "13/01/2026"}).format, "DD/MM/YYYY");
  EXPECT_EQ(formOf({"01/05/2026", "01/13/2026"}).format, "MM/DD/YYYY");
  EXPECT_EQ(formOf({"1/20/26, 9:05 AM", "3/2/26, 3:04 PM"}).format, "MM/DD/YY, hh:mm A");
  EXPECT_EQ(formOf({"1/20/26, 9:05\u202FAM"}).format, "MM/DD/YY, hh:mm A");
  EXPECT_EQ(formOf({"20-01-2026 10:00:00.123"}).format, "DD-MM-YYYY hh:mm:ss.f");
  EXPECT_EQ(formOf({"20/01/2026 10:00 +0100"}).format, "DD/MM/YYYY hh:mm Z");
  EXPECT_EQ(formOf({"20/01/2026T10:00:00Z"}).format, "DD/MM/YYYYThh:mm:ssZ");
  EXPECT_EQ(formOf({"20/01/2026 10.30"}).format, "DD/MM/YYYY hh.mm");
  EXPECT_EQ(formOf({"99/12/31", "99/01/05"}).format, "YY/MM/DD");
}

TEST(TimeForms, LeaveOpenWhatNothingProves) {
  const auto open = formOf({"05/01/2026", "06/02/2026"});
  EXPECT_EQ(open.format, "");
  EXPECT_EQ(open.times, 2u);
  EXPECT_EQ(open.doubt, "nothing shows whether the day or the month comes first, as in 05/01/2026");
  const auto contradiction = formOf({"13/01/2026", "01/13/2026"});
  EXPECT_EQ(contradiction.format, "");
  EXPECT_EQ(contradiction.doubt, "no order of day and month fits all times, as 13/01/2026");
  EXPECT_EQ(formOf({"05/01/26", "06/01/25"}).format, "");
}

TEST(TimeForms, WithPointsPutTheDayFirst) {
  const auto found = formOf({"05.01.2026", "06.02.2026"});
  EXPECT_EQ(found.format, "DD.MM.YYYY");
  EXPECT_EQ(found.words, "DD.MM.YYYY (with points, the day comes first)");
  EXPECT_EQ(formOf({"05.01.26 10:00", "25.01.26 10:00"}).format, "DD.MM.YY hh:mm");
  EXPECT_EQ(formOf({"01.25.2026", "01.05.2026"}).format, "MM.DD.YYYY");
}

TEST(TimeForms, NeedNoFormatWhereAnyoneCanReadTheTime) {
  for (const char* text : {"2026-01-05", "2026-01-05 10:00:00.123456 UTC", "2026/01/05 10:00",
                           "05 Jan 2026", "Mon, 05 Jan 2026 10:00:00 +0100", "2026年1月5日"}) {
    const auto found = formOf({text, text});
    EXPECT_EQ(found.format, "") << text;
    EXPECT_EQ(found.doubt, "") << text;
    EXPECT_EQ(found.times, 2u) << text;
  }
  EXPECT_EQ(formOf({"1767607200", "1767607200.5"}).words, "unix time");
  EXPECT_EQ(formOf({"1767607200000"}).times, 1u);
  EXPECT_EQ(formOf({"20260105", "20260231"}).format, "YYYYMMDD");
  EXPECT_EQ(formOf({"20260105101010"}).format, "YYYYMMDDhhmmss");
}

TEST(TimeForms, KnowTheDaysOfASpreadsheet) {
  const auto found = formOf({"46027.4", "46058", "46086,25"});
  EXPECT_EQ(found.format, "excel");
  EXPECT_EQ(found.words, "days of a spreadsheet");
  EXPECT_EQ(found.times, 3u);
  EXPECT_EQ(formOf({"46027.4", "12"}).format, "");
  EXPECT_EQ(formOf({"46027.4", "2026-01-05"}).format, "");
  EXPECT_EQ(formOf({"20000", "46027"}).format, "");
}

TEST(TimeForms, TellOfTimesThatAreWrittenInAnotherWay) {
  const auto mixed = formOf({"13/01/2026", "14/01/2026", "2026-01-05"});
  EXPECT_EQ(mixed.format, "DD/MM/YYYY");
  EXPECT_EQ(mixed.doubt, "1 of 3 times are written in another way");
  const auto longer = formOf({"13/01/2026", "14/01/2026 10:00"});
  EXPECT_EQ(longer.format, "DD/MM/YYYY hh:mm");
  EXPECT_EQ(longer.doubt, "");
  EXPECT_EQ(formOf({"13/01/2026", "14-01-2026"}).doubt.substr(0, 33),
            "times are written in several ways");
}

TEST(TimeForms, AreNoneInOtherTexts) {
  for (const char* text :
       {"12.99", "Tent for 2 persons", "AB-1234", "10 x 20 x 30", "1/2", "99/99/99", "192.168.1.1",
        "3-4 days", "00123", "12345678", "4006381333931"}) {
    EXPECT_EQ(formOf({text}).times, 0u) << text;
    EXPECT_EQ(formOf({text}).format, "") << text;
  }
  EXPECT_EQ(TimeForms().found().times, 0u);
}

TEST(TimeForms, OfATextColumnAreGivenUp) {
  TimeForms forms;
  for (int i = 0; i < 10'000; ++i) {
    forms.see(std::string(static_cast<std::size_t>(i % 40), '-') + "1" + std::to_string(i));
  }
  EXPECT_EQ(forms.found().times, 0u);
}

// What is written in a format is found and read back, whatever the order of the cells.
TEST(TimeForms, FindTheFormatInWhichTimesWereWritten) {
  std::uint64_t state = 4;
  const auto next = [&state](unsigned below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<unsigned>(state >> 33) % below;
  };
  for (const char* order : {"DMY", "MDY"}) {
    for (const char sign : {'/', '-'}) {
      std::vector<std::string> cells;
      std::vector<std::string> iso;
      for (int i = 0; i < 300; ++i) {
        const unsigned year = 2020 + next(6);
        const unsigned month = 1 + next(12);
        const unsigned day = i == 0 ? 28 : 1 + next(28);
        const unsigned hour = next(24);
        const unsigned minute = next(60);
        const bool dayFirst = order[0] == 'D';
        char text[64];
        std::snprintf(text, sizeof(text), "%u%c%u%c%u %02u:%02u", dayFirst ? day : month, sign,
                      dayFirst ? month : day, sign, year, hour, minute);
        cells.push_back(text);
        std::snprintf(text, sizeof(text), "%u-%02u-%02u %02u:%02u", year, month, day, hour, minute);
        iso.push_back(text);
      }
      const auto found = formOf(cells);
      ASSERT_FALSE(found.format.empty()) << order << sign;
      EXPECT_EQ(found.times, 300u);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        ASSERT_EQ(parseTime(cells[i], found.format).value(), parseTime(iso[i], "").value());
      }
    }
  }
}

}  // namespace
}  // namespace shelfwise
