#include "values/times.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace shelfwise {
namespace {

// date -u -d '2010-12-01 08:26:00' +%s
constexpr std::int64_t kOrderTime = 1'291'191'960;

TEST(Times, AreReadInEveryUsualForm) {
  for (const char* text :
       {"2010-12-01 08:26:00", "2010-12-01T08:26:00Z", "2010-12-01T08:26", "2010/12/1 8:26",
        "2010-12-01T09:26:00+01:00", "2010-12-01T03:56:00.999-0430", "2010-12-01 10:26:00 +02",
        "1291191960", "1291191960000", "1291191960000000", "1291191960000000000",
        "1291191960.75"}) {
    const auto time = parseTime(text, "");
    ASSERT_TRUE(time.ok()) << text;
    EXPECT_EQ(time.value(), kOrderTime) << text;
  }
  EXPECT_EQ(parseTime("2010-12-01", "").value(), kOrderTime - 8 * 3600 - 26 * 60);
  EXPECT_EQ(parseTime("1969-12-31T23:59:59Z", "").value(), -1);
}

TEST(Times, FollowTheFormatOfTheMap) {
  EXPECT_EQ(parseTime("01/12/2010 08:26", "DD/MM/YYYY hh:mm").value(), kOrderTime);
  EXPECT_EQ(parseTime("12/1/2010 8:26", "MM/DD/YYYY hh:mm").value(), kOrderTime);
  EXPECT_EQ(parseTime("20101201T082600", "YYYYMMDDThhmmss").value(), kOrderTime);
  EXPECT_EQ(parseTime("2010年12月01日", "YYYY年MM月DD日").value(), kOrderTime - 8 * 3600 - 26 * 60);
  EXPECT_FALSE(parseTime("2010-12-01", "DD/MM/YYYY").ok());
  EXPECT_FALSE(parseTime("01/12/2010 08:26:00", "DD/MM/YYYY hh:mm").ok());
}

TEST(Times, RefuseWhatIsNoDate) {
  for (const char* text : {"", "yesterday", "01/12/2010", "2010-13-01", "2010-02-29", "2010-12-32",
                           "2010-12-01 24:00", "2010-12-01 08:60", "2010-12-01T08:26+99:00",
                           "2010-12-01 08:26 noon", "-5", "12345678901234567890", "2010-12"}) {
    EXPECT_FALSE(parseTime(text, "").ok()) << text;
  }
}

TEST(Times, CountEveryDayOfFourCenturies) {
  std::int64_t day = 0;  // 1970-01-01
  for (int year = 1970; year < 2370; ++year) {
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
  EXPECT_FALSE(isTimeFormat("DD/MM"));
  EXPECT_FALSE(isTimeFormat("DD/MM/YYYY DD"));
  EXPECT_FALSE(isTimeFormat("dd/mm/yyyy"));
  EXPECT_FALSE(isTimeFormat(""));
}

}  // namespace
}  // namespace shelfwise
