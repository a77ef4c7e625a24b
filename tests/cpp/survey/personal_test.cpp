#include "survey/personal.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fixtures/survey_of.h"

namespace shelfwise {
namespace {

using Kind = PersonalKind;

std::optional<Kind> kindOf(const char* name, const std::vector<std::string>& cells = {"x", "y"}) {
  return personalKind(name, columnOf(cells));
}

TEST(PersonalColumns, AreKnownByTheirNames) {
  for (const char* name :
       {"email", "last_buyer_email", "E-Mail-Adresse", "customerEmail", "邮箱"}) {
    EXPECT_EQ(kindOf(name), Kind::kMail) << name;
  }
  for (const char* name : {"Billing Name", "billing_city", "Shipping Zip", "Lieferadresse",
                           "收货地址", "code postal"}) {
    EXPECT_EQ(kindOf(name), Kind::kPostal) << name;
  }
  for (const char* name :
       {"first_name", "Vorname", "Prénom", "customer name", "apellidos", "收货人"}) {
    EXPECT_EQ(kindOf(name), Kind::kPerson) << name;
  }
  for (const char* name : {"customer_id", "CustomerID", "Kunde", "Kundennummer", "user-id",
                           "anonymousId", "id_cliente", "用户ID", "user_pseudo_id"}) {
    EXPECT_EQ(kindOf(name), Kind::kShopperId) << name;
  }
  EXPECT_EQ(kindOf("session_id"), Kind::kSessionId);
  for (const char* name : {"order_id", "last order", "InvoiceNo", "Rechnungsnummer", "订单号"}) {
    EXPECT_EQ(kindOf(name), Kind::kOrderId) << name;
  }
  EXPECT_EQ(kindOf("ip_address"), Kind::kIpAddress);
  EXPECT_EQ(kindOf("date of birth"), Kind::kBirthday);
  EXPECT_EQ(kindOf("IBAN"), Kind::kCard);
  EXPECT_EQ(kindOf("telephone number"), Kind::kPhone);
}

TEST(PersonalColumns, HoldWhatAShopKeepsToItself) {
  for (const char* name : {"cost", "Cost per item", "Wholesale price", "margin", "Einkaufspreis",
                           "purchase_price", "Supplier code", "prix d'achat", "成本价", "EK"}) {
    EXPECT_EQ(kindOf(name), Kind::kShopSecret) << name;
  }
  EXPECT_EQ(kindOf("Shipping cost"), std::nullopt);
  EXPECT_EQ(kindOf("Margin width"), std::nullopt);
}

TEST(PersonalColumns, AreKnownByTheirValues) {
  EXPECT_EQ(kindOf("x", {"anna@shop.invalid.com", "none given"}), Kind::kMail);
  EXPECT_EQ(kindOf("x", {"+49 30 1234567", "030 7654321"}), Kind::kPhone);
  std::vector<std::string> cells(30, "plain");
  cells.push_back("contact: anna@example.org");
  EXPECT_EQ(kindOf("x", cells), std::nullopt);
}

TEST(PersonalColumns, WithNamesOfProductColumnsNeedValuesThatBearItOut) {
  EXPECT_EQ(kindOf("phone", {"030 1234567"}), Kind::kPhone);
  EXPECT_EQ(kindOf("phone", {"01701234567"}), Kind::kPhone);
  EXPECT_EQ(kindOf("phone", {"iPhone 12", "Galaxy"}), std::nullopt);
  EXPECT_EQ(kindOf("address", {"Main Street 12", "Oak Road 3"}), Kind::kPostal);
  EXPECT_EQ(kindOf("address", {"https://x.invalid/1"}), std::nullopt);
  EXPECT_EQ(kindOf("zip", {"10115", "80331"}), Kind::kPostal);
  EXPECT_EQ(kindOf("zip", {"full", "half"}), std::nullopt);
  EXPECT_EQ(kindOf("user", {"u1", "u2"}), Kind::kShopperId);
  EXPECT_EQ(kindOf("user", {"children", "adults"}), std::nullopt);
  EXPECT_EQ(kindOf("order", {"1001", "1002"}), Kind::kOrderId);
  EXPECT_EQ(kindOf("IP", {"10.0.0.1", "192.168.1.17"}), Kind::kIpAddress);
  EXPECT_EQ(kindOf("IP", {"IP67", "IP68"}), std::nullopt);
  EXPECT_EQ(kindOf("Scan to e-mail", {"Yes", "No"}), std::nullopt);
}

TEST(PersonalColumns, AreNotTheColumnsOfAProduct) {
  for (const char* name : {"title",
                           "brand",
                           "category",
                           "colour",
                           "size",
                           "price",
                           "sale price",
                           "id",
                           "product id",
                           "Option1 Name",
                           "Published",
                           "Image Src",
                           "customer rating",
                           "Password protection",
                           "display name",
                           "Material",
                           "ip rating",
                           "phone compatibility",
                           "图片地址",
                           "memory card",
                           "sort order",
                           "shipping weight",
                           "product name",
                           "address bus",
                           "nombre",
                           "标题"}) {
    EXPECT_EQ(kindOf(name), std::nullopt) << name;
  }
}

TEST(PersonalColumns, HaveWordsForEveryKind) {
  EXPECT_EQ(personalKindWords(Kind::kMail), "mail addresses");
  EXPECT_EQ(personalKindWords(Kind::kShopSecret), "what the shop keeps to itself");
}

TEST(MailAddresses, AreFoundInATextToo) {
  for (const char* text : {"anna@example.org", "Anna <a.b+c@mail.example.co.uk>", "mailto:x@y.de",
                           "write to info@shop.de.", "a@b.io;c@d.io"}) {
    EXPECT_TRUE(looksLikeMail(text)) << text;
  }
  for (const char* text :
       {"", "@", "a@b", "Tent @ Home", "@shop.de", "logo@2x.png", "5@3.5", "a@.de", "a@b..de",
        "https://maps.invalid/@52.1,13.4", "x.@y.de", "a@b.c"}) {
    EXPECT_FALSE(looksLikeMail(text)) << text;
  }
}

TEST(PhoneNumbers, AreKnownByTheirForm) {
  for (const char* text :
       {"+49 30 1234567", "+493012345678", "0049 30 1234567", "030 1234567", "(030) 123 45 67",
        "01 23 45 67 89", "0171/1234567", "089-12345678", "(555) 234-5678", "555-234-5678",
        "1-800-555-0199", "555.234.5678", "Tel. 030 1234567", "07700 900123", "+86 138 1234 5678",
        "+1 (555) 234-5678"}) {
    EXPECT_TRUE(looksLikePhone(text)) << text;
  }
}

TEST(PhoneNumbers, AreNoOtherNumbers) {
  for (const char* text : {"",
                           "4006381333931",
                           "0012345678905",
                           "4 006381 333931",
                           "0 12345 67890 5",
                           "12.99",
                           "1 299,00",
                           "1.299.000",
                           "2026-01-05",
                           "05.01.2026",
                           "05/01/2026",
                           "2026-01-05 10:10",
                           "978-3-16-148410-0",
                           "0-306-40615-2",
                           "10 x 20 x 30",
                           "100-200",
                           "AB-1234-5678",
                           "+12.50",
                           "192.168.100.200",
                           "12 34 56",
                           "0.123456789",
                           "20260105101010",
                           "01234567890",
                           "1-2-3-4-5",
                           "001-234-567",
                           "1920 x 1080",
                           "0 - 100000000",
                           "50/60",
                           "110 - 240",
                           "000 000 000"}) {
    EXPECT_FALSE(looksLikePhone(text)) << text;
  }
}

}  // namespace
}  // namespace shelfwise
