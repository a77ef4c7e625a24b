#include "values/times.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace shelfwise {
namespace {

// date -u -d '2010-12-01 08:26:00' +%s
constexpr std::int64_t kOrderTime = 1'291'191'960;

TEST(Times, AreReadInEveryUsualForm) {
  for (const char* text : {"2010-12-01 08:26:00",
                           "2010-12-01T08:26:00Z",
                           "2010-12-01T08:26",
                           "2010/12/1 8:26",
                           "2010-12-01T09:26:00+01:00",
                           "2010-12-01T03:56:00.999-0430",
                           "2010-12-01 10:26:00 +02",
                           "1291191960",
                           "1291191960000",
                           "1291191960000000",
                           "1291191960000000000",
                           "1291191960.75",
                           "2010-12-01 08:26:00.123456 UTC",
                           "2010-12-01 08:26:00 GMT",
                           "2010-12-01 09:26:00 CET",
                           "2010-12-01 08:26:00 +0000 UTC",
                           "2010.12.01 08:26",
                           "2010-12-01 8:26 AM",
                           "2010-12-01T09:26:00+01:00[Europe/Berlin]",
                           "20101201T082600Z",
                           "20101201T0826",
                           "20101201 08:26:00",
                           "20101201082600",
                           "201012010826",
                           "2010年12月1日 08:26",
                           "2010年12月01日8时26分",
                           "2010년 12월 1일 08:26"}) {
    const auto time = parseTime(text, "");
    ASSERT_TRUE(time.ok()) << text;
    EXPECT_EQ(time.value(), kOrderTime) << text;
  }
  EXPECT_EQ(parseTime("2010-12-01", "").value(), kOrderTime - 8 * 3600 - 26 * 60);
}

TEST(Times, AreReadByTheNameOfTheirMonth) {
  for (const char* text :
       {"Wed, 01 Dec 2010 08:26:00 +0000", "1 Dec 2010 08:26", "Dec 1, 2010 8:26 AM",
        "December 1st, 2010 8:26:00.5 a.m.", "1. Dezember 2010 08:26 Uhr", "1 décembre 2010 08:26",
        "1 de diciembre de 2010, 8:26", "01-DEC-10 08:26:00", "2010-Dec-01 08:26",
        "Wed Dec  1 08:26:00 2010", "Wed Dec 01 2010 09:26:00 GMT+0100 (Central European Time)",
        "Wed Dec 1 08:26:00 UTC 2010", "1 dicembre 2010 08:26", "1 dez. 2010 08:26",
        "Dec 1, 2010, 8:26\u202FAM", "01/Dec/2010 08:26:00"}) {
    const auto time = parseTime(text, "");
    ASSERT_TRUE(time.ok()) << text;
    EXPECT_EQ(time.value(), kOrderTime) << text;
  }
  for (const char* text : {"Dec 2010", "1 Dec", "32 Dec 2010", "1 Foo 2010", "Dec 1 2010 2011",
                           "1 Dec Jan 2010", "1 Dec 010", "Dec 2010 1", "Dec 1, 2010 13:00 PM",
                           "1 Dec 2010 25:00", "1 Dec 2010 08:26 08:27"}) {
    EXPECT_FALSE(parseTime(text, "").ok()) << text;
  }
}

TEST(Times, FollowTheFormatOfTheMap) {
  EXPECT_EQ(parseTime("12/1/10, 8:26 AM", "MM/DD/YY, hh:mm A").value(), kOrderTime);
  EXPECT_EQ(parseTime("12/1/10, 8:26\u202Fa.m.", "MM/DD/YY, hh:mm A").value(), kOrderTime);
  EXPECT_EQ(parseTime("1/12/2010 8:26:00.123", "DD/MM/YYYY hh:mm:ss.f").value(), kOrderTime);
  EXPECT_EQ(parseTime("01.12.2010 09:26 +01:00", "DD.MM.YYYY hh:mm Z").value(), kOrderTime);
  EXPECT_EQ(parseTime("01 dec 2010 08:26", "DD MMM YYYY hh:mm").value(), kOrderTime);
  EXPECT_EQ(parseTime("01-déc.-10 08:26", "DD-MMM-YY hh:mm").value(), kOrderTime);
  EXPECT_EQ(parseTime("01/12/2010 08:26", "DD/MM/YYYY hh:mm").value(), kOrderTime);
  EXPECT_EQ(parseTime("12/1/2010 8:26", "MM/DD/YYYY hh:mm").value(), kOrderTime);
  EXPECT_EQ(parseTime("20101201T082600", "YYYYMMDDThhmmss").value(), kOrderTime);
  EXPECT_EQ(parseTime("2010年12月01日", "YYYY年MM月DD日").value(), kOrderTime - 8 * 3600 - 26 * 60);
  EXPECT_FALSE(parseTime("2010-12-01", "DD/MM/YYYY").ok());
  EXPECT_FALSE(parseTime("01/12/2010 08:26:00", "DD/MM/YYYY hh:mm").ok());
}

TEST(Times, WithAFormatMayLackWhatIsBehindTheDate) {
  constexpr std::int64_t kDay = kOrderTime - 8 * 3600 - 26 * 60;
  EXPECT_EQ(parseTime("12/1/10", "MM/DD/YY, hh:mm A").value(), kDay);
  EXPECT_EQ(parseTime("01.12.2010 08:26", "DD.MM.YYYY hh:mm:ss.f").value(), kOrderTime);
  EXPECT_EQ(parseTime("01.12.2010 08:26 PM", "DD.MM.YYYY hh:mm:ss A").value(), kOrderTime + 43'200);
  EXPECT_FALSE(parseTime("08:26", "hh:mm DD.MM.YYYY").ok());
  EXPECT_FALSE(parseTime("12/1/10 8:26 AM", "MM/DD/YY, hh:mm A").ok());
  EXPECT_FALSE(parseTime("12/1/10, 13:26 PM", "MM/DD/YY, hh:mm A").ok());
}

TEST(Times, OfTwoDigitsAYearBeginIn1970) {
  EXPECT_EQ(parseTime("01.01.70", "DD.MM.YY").error().code, ErrorCode::kBadValue);
  EXPECT_EQ(parseTime("01.01.99", "DD.MM.YY").value(), parseTime("1999-01-01", "").value());
  EXPECT_EQ(parseTime("01.01.69", "DD.MM.YY").value(), parseTime("2069-01-01", "").value());
}

TEST(Times, OfASpreadsheetAreDaysSince1900) {
  EXPECT_EQ(parseTime("46027", "excel").value(), parseTime("2026-01-05", "").value());
  EXPECT_EQ(parseTime("46027.5", "excel").value(), parseTime("2026-01-05 12:00", "").value());
  EXPECT_EQ(parseTime("46027,4", "excel").value(), parseTime("2026-01-05 09:36", "").value());
  EXPECT_EQ(parseTime("46027.378472222226", "excel").value(),
            parseTime("2026-01-05 09:05", "").value());
  for (const char* text : {"", "46027.", ".5", "2026-01-05", "1234567", "-5"}) {
    EXPECT_EQ(parseTime(text, "excel").ok(), std::string(text) == "46027.") << text;
  }
}

TEST(Times, Before1990AreErrorsInAnyForm) {
  for (const char* text : {"1989-12-31", "46027.4", "0", "1", "19891231", "631151999", "1 Dec 1989",
                           "1970-01-01T00:00:00Z", "0001-01-01 00:00:00"}) {
    const auto time = parseTime(text, "");
    ASSERT_FALSE(time.ok()) << text;
    EXPECT_EQ(time.error().code, ErrorCode::kBadValue);
  }
  EXPECT_FALSE(parseTime("31.12.1989", "DD.MM.YYYY").ok());
  EXPECT_FALSE(parseTime("30000", "excel").ok());
  EXPECT_EQ(parseTime("1990-01-01", "").value(), kEarliestTime);
  EXPECT_EQ(parseTime("631152000", "").value(), kEarliestTime);
}

TEST(Times, RefuseWhatIsNoDate) {
  for (const char* text :
       {"", "yesterday", "01/12/2010", "2010-13-01", "2010-02-29", "2010-12-32", "2010-12-01 24:00",
        "2010-12-01 08:60", "2010-12-01T08:26+99:00", "2010-12-01 08:26 noon",
        "2010-12-01 08:26 XYZ", "20101301", "20100230", "-5", "2010-12-01 13:26 PM", "2010/12-01",
        "12345678901234567890", "2010-12"}) {
    EXPECT_FALSE(parseTime(text, "").ok()) << text;
  }
}

TEST(Times, CountEveryDayOfFourCenturies) {
  std::int64_t day = 7'305;  // 1990-01-01
  for (int year = 1990; year < 2390; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; ++month) {
      for (int date = 1; date <= days[month - 1]; ++date, ++day) {
        char text[16];
        std::snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, date);
        ASSERT_EQ(parseTime(text, "").value(), day * 86'400) << text;
      }
    }
  }
}

TEST(TimeFormats, NameYearMonthAndDayOnce) {
  EXPECT_TRUE(isTimeFormat("DD/MM/YYYY"));
  EXPECT_TRUE(isTimeFormat("YYYYMMDDhhmmss"));
  EXPECT_TRUE(isTimeFormat("MM/DD/YY, hh:mm A"));
  EXPECT_TRUE(isTimeFormat("DD MMM YYYY hh:mm:ss.f Z"));
  EXPECT_TRUE(isTimeFormat("excel"));
  EXPECT_FALSE(isTimeFormat("DD/MM/YYYY A hh"));
  EXPECT_FALSE(isTimeFormat("DD/MM/YYYY YY"));
  EXPECT_FALSE(isTimeFormat("DD/MM/MMM/YYYY"));
  EXPECT_FALSE(isTimeFormat("DD/MM"));
  EXPECT_FALSE(isTimeFormat("DD/MM/YYYY DD"));
  EXPECT_FALSE(isTimeFormat("dd/mm/yyyy"));
  EXPECT_FALSE(isTimeFormat(""));
}

}  // namespace
}  // namespace shelfwise
