#include "values/ids.h"

#include <gtest/gtest.h>

#include <string>

namespace shelfwise {
namespace {

TEST(Ids, AreCleanedOfWhatSpreadsheetsPutAroundThem) {
  EXPECT_EQ(cleanId("=\"1201\""), "1201");
  EXPECT_EQ(cleanId("=1201"), "1201");
  EXPECT_EQ(cleanId("'0012"), "0012");
  EXPECT_EQ(cleanId(" AB-1 \u00A0"), "AB-1");
  EXPECT_EQ(cleanId("=\" 7 \""), "7");
}

TEST(Ids, KeepWhatIsTheirOwn) {
  for (const char* id :
       {"1201", "0012", "1201.0", "'a'", "'", "=\"\"", "=", "=A1", "AB 1", "a'b"}) {
    EXPECT_EQ(cleanId(id), id);
  }
}

TEST(Ids, AreSpoiledWhereASpreadsheetWroteAnExponent) {
  for (const char* id : {"1.23457E+12", "4,01E+12", "4E+12", "4.0e+12"}) {
    EXPECT_TRUE(isSpoiledId(id)) << id;
  }
  for (const char* id : {"1E12", "E+12", "1.2E+", "A1E+12", "1.E+12", "12E+12", "1.23", ""}) {
    EXPECT_FALSE(isSpoiledId(id)) << id;
  }
}

TEST(Ids, HaveFormsInWhichTwoFilesAgree) {
  EXPECT_EQ(idInForm("=\"5012\"", IdForm::kExact), "5012");
  EXPECT_EQ(idInForm("5012.0", IdForm::kNoPointZero), "5012");
  EXPECT_EQ(idInForm("5012,00", IdForm::kNoPointZero), "5012");
  EXPECT_EQ(idInForm("5012.5", IdForm::kNoPointZero), "5012.5");
  EXPECT_EQ(idInForm("A.0", IdForm::kNoPointZero), "A.0");
  EXPECT_EQ(idInForm("5.", IdForm::kNoPointZero), "5.");
  EXPECT_EQ(idInForm("0108", IdForm::kNoLeadingZeros), "108");
  EXPECT_EQ(idInForm("108.0", IdForm::kNoLeadingZeros), "108");
  EXPECT_EQ(idInForm("000", IdForm::kNoLeadingZeros), "0");
  EXPECT_EQ(idInForm("0A1", IdForm::kNoLeadingZeros), "0A1");
  EXPECT_EQ(idInForm("Ab-1É", IdForm::kNoCase), "ab-1É");
  EXPECT_EQ(idInForm("AB 1\u00A02", IdForm::kNoSpaces), "AB12");
}

TEST(Ids, HaveWordsForEveryForm) {
  for (const IdForm form : kIdForms) {
    EXPECT_FALSE(idFormWords(form).empty());
    EXPECT_EQ(idInForm(idInForm("=\"0 Ab.0\"", form), form), idInForm("=\"0 Ab.0\"", form));
  }
}

}  // namespace
}  // namespace shelfwise
