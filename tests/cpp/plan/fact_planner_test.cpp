#include "plan/fact_planner.h"

#include <gtest/gtest.h>

#include <string>

#include "plan/relation_names.h"
#include "plan/shop_files.h"

namespace shelfwise {
namespace {

std::string factsIn(const std::string& text, const std::string& map = "{}") {
  const auto file = shopFile(text, map);
  const auto plan = planCatalog(file.input());
  return plan.ok() ? othersOf(plan.value(), file) : plan.error().message;
}

TEST(FactPlanner, MakesEveryFurtherColumnAFact) {
  EXPECT_EQ(factsIn("id,title,timber,seat height\n1,Chair,elm,45 cm\n2,Stool,fir,60 cm\n"),
            "timber=timber seat height=seat height ");
  EXPECT_EQ(factsIn("id,,colour\n1,x,red\n"), "=(it has no name) colour=colour ");
}

TEST(FactPlanner, FollowsTheMap) {
  const std::string text = "id,a,b,tax_1,attr_c\n1,p,q,7,r\n2,s,t,8,u\n";
  EXPECT_EQ(factsIn(text, R"({"catalog": {"ignore": ["tax_*", "a"], "stripPrefixes": "attr_"}})"),
            "a=(ignored by the map) b=b tax_1=(ignored by the map) attr_c=c ");
  EXPECT_EQ(factsIn(text, R"({"catalog": {"keep": "b", "rename": {"b": "wood"}}})"),
            "a=(not kept by the map) b=wood tax_1=(not kept by the map) attr_c=(not kept by the "
            "map) ");
  EXPECT_EQ(factsIn(text, R"({"catalog": {"keep": ["a", "b"], "ignore": "b"}})"),
            "a=a b=(ignored by the map) tax_1=(not kept by the map) attr_c=(not kept by the map) ");
}

TEST(FactPlanner, KeepsTheFactsOfACellThatFieldsAreReadFrom) {
  EXPECT_EQ(factsIn("id,more.brand,more.wood,b\n1,Norr,elm,q\n2,Birk,fir,t\n",
                    R"({"catalog": {"columns": {"brand": "more.brand"}, "keep": [],
                        "pairs": [{"cell": "more", "between": ",", "within": "="}]}})"),
            "more.wood=more.wood b=(not kept by the map) ");
}

TEST(FactPlanner, LetsTheMapKeepWhatThePresetIgnores) {
  const std::string text =
      "id,title,item_group_id,adult,condition,multipack\n1,Tent,g,no,new,2\n2,Mug,h,no,used,3\n";
  const auto read = [&text](const std::string& map) {
    const auto file = shopFile(text, map, "google-merchant");
    return othersOf(planCatalog(file.input()).value(), file);
  };
  EXPECT_EQ(read("{}"),
            "item_group_id=(it names the product of a variant) adult=(ignored by the map) "
            "condition=(ignored by the map) multipack=(ignored by the map) ");
  EXPECT_EQ(read(R"({"catalog": {"rename": {"condition": "state"}}})"),
            "item_group_id=(it names the product of a variant) adult=(ignored by the map) "
            "condition=state multipack=(ignored by the map) ");
}

TEST(FactPlanner, KeepsPersonalDataAndSecretsOut) {
  const std::string text =
      "id,last_buyer,contact mail,cost_price,customer_id\n"
      "1,Ann Sample,ann@shop.example,4,c-1\n2,Bob Sample,bob@shop.example,5,c-2\n";
  EXPECT_EQ(factsIn(text),
            "last_buyer=(names of persons) contact mail=(mail addresses) cost_price=(what the shop "
            "keeps to itself) customer_id=(ids of shoppers) ");
  EXPECT_EQ(factsIn(text, R"({"catalog": {"keep": ["cost_price", "contact mail"]}})")
                .find("cost_price=cost"),
            std::string::npos);
  auto file = shopFile(text);
  file.options.allowColumns = {"cost_price"};
  EXPECT_NE(othersOf(planCatalog(file.input()).value(), file).find("cost_price=cost_price "),
            std::string::npos);
}

TEST(FactPlanner, TakesNoPersonalDataByNameAlone) {
  EXPECT_EQ(factsIn("id,email protocols,last order date\n1,POP3,2020-01-05\n2,IMAP4,2020-01-06\n"),
            "email protocols=email protocols last order date=last order date ");
}

TEST(FactPlanner, LeavesOutWhatCannotBeShared) {
  std::string rows = "id,film,uuid,story,nothing,few_id\n";
  for (int i = 0; i < 30; ++i) {
    const std::string number = std::to_string(i);
    rows += number + ",https://v.example/" + number + ",u-" + number + "," + std::string(120, 'x') +
            number + ",," + (i < 3 ? number : "") + "\n";
  }
  EXPECT_EQ(factsIn(rows),
            "film=(addresses) uuid=(ids, which no two products share) story=(texts of more than "
            "100 characters) nothing=(empty) few_id=few_id ");
}

TEST(FactPlanner, LeavesOutWhatIsSaidOfPictures) {
  EXPECT_EQ(
      factsIn(R"({"id": 1, "images": [{"src": "a.jpg", "position": 1}], "size": {"height": 3}})"
              "\n"),
      "images.position=(it tells of pictures) size.height=height ");
}

TEST(FactPlanner, KeepsFurtherIdsAsAliases) {
  const auto file =
      shopFile("id,sku,Variant Barcode,parent_sku,colour\n1,A,77,,red\n2,B,78,A,red\n");
  const auto plan = planCatalog(file.input());
  EXPECT_EQ(pathsOf(plan.value().aliases, file), "sku Variant Barcode parent_sku ");
  EXPECT_EQ(pathsOf(plan.value().groups, file), "parent_sku ");
  EXPECT_EQ(othersOf(plan.value(), file),
            "sku=(further ids of the product) Variant Barcode=(further ids of the product) "
            "parent_sku=(it names the product of a variant) colour=colour ");
}

TEST(FactPlanner, TakesRepeatedCodesForNoAliases) {
  EXPECT_EQ(factsIn("id,sku\n1,A\n2,A\n3,A\n"), "sku=sku ");
}

TEST(FactPlanner, GroupsTheRowsOfAHandle) {
  const auto file = shopFile("Handle,Title,Size\ntent,Tent,S\ntent,,M\nmug,Mug,\n");
  EXPECT_EQ(pathsOf(planCatalog(file.input()).value().groups, file), "Handle ");
  const auto once = shopFile("Handle,Title\ntent,Tent\nmug,Mug\n");
  EXPECT_EQ(pathsOf(planCatalog(once.input()).value().groups, once), "");
}

TEST(FactPlanner, LeavesOutWhatTheShopHides) {
  const auto file = shopFile("id,Status,Published\n1,active,1\n2,draft,-1\n3,archived,0\n");
  const auto plan = planCatalog(file.input());
  ASSERT_EQ(plan.value().leaveOut.size(), 2u);
  EXPECT_EQ(plan.value().leaveOut[0].patterns, (Texts{"draft", "archived"}));
  EXPECT_EQ(plan.value().leaveOut[1].patterns, (Texts{"-1", "0"}));
  EXPECT_EQ(othersOf(plan.value(), file),
            "Status=(it tells which products are shown) Published=(it tells which products are "
            "shown) ");
  EXPECT_EQ(factsIn("id,Status\n1,new\n2,used\n"), "Status=Status ");
  const auto mapped =
      shopFile("id,Status\n1,new\n2,used\n", R"({"catalog": {"leaveOut": {"Status": "used"}}})");
  EXPECT_EQ(planCatalog(mapped.input()).value().leaveOut.at(0).patterns, (Texts{"used"}));
}

TEST(FactPlanner, KeepsNoFactsOfALog) {
  const std::string log =
      "customer_id,order_id,product_id,product_name,city\n"
      "c-1,o-1,P1,Tent,Oslo\nc-2,o-2,P1,Tent,Bergen\nc-2,o-2,P2,Mug,Bergen\n";
  const auto file = shopFile(log);
  const auto plan = planCatalog(file.input());
  EXPECT_TRUE(plan.value().isAlsoLog);
  EXPECT_EQ(
      othersOf(plan.value(), file),
      "customer_id=(ids of shoppers) order_id=(ids of orders) city=(the file is also the log; "
      "the map may keep it) ");
  EXPECT_NE(factsIn(log, R"({"catalog": {"keep": "city"}})").find("city=city"), std::string::npos);
  auto same = shopFile("id,colour\n1,red\n2,blue\n");
  same.hints.isAlsoOther = true;
  EXPECT_EQ(othersOf(planCatalog(same.input()).value(), same),
            "colour=(the file is also the log; the map may keep it) ");
  EXPECT_FALSE(planCatalog(shopFile("id,order\n1,7\n1,8\n").input()).value().isAlsoLog);
}

TEST(FactPlanner, ReadsTheProductsOfALogWithoutFacts) {
  const auto file = shopFile("user,item,colour,price\nu,a,red,9\nv,a,red,9\n");
  const auto plan = planProductsOfEvents(file.input());
  EXPECT_EQ(fieldsOf(plan), "id=item price=price ");
  EXPECT_TRUE(plan.value().isAlsoLog);
  const auto mapped =
      shopFile("user,thing\nu,a\n", R"({"events": {"columns": {"item": "thing"}}})");
  EXPECT_EQ(fieldsOf(planProductsOfEvents(mapped.input())), "id=thing ");
}

TEST(FactPlanner, SaysHowValuesAreWritten) {
  const auto file = shopFile(
      "id;price;colours;category;waterproof\n"
      "1;1.299,00;red|blue;Home/Pans;Y\n2;89,90;red;Home/Pots;N\n",
      R"({"catalog": {"pathSign": "/", "lists": {"colours": "|"}}})");
  const auto plan = planCatalog(file.input()).value();
  EXPECT_TRUE(plan.columns[1].style.decimalComma);
  EXPECT_EQ(plan.columns[2].style.listSign, "|");
  EXPECT_EQ(plan.columns[3].style.pathSign, "/");
  EXPECT_TRUE(plan.columns[4].style.yesNo);
  const auto forced = shopFile("id;price\n1;1.299,00\n", R"({"catalog": {"decimalComma": false}})");
  EXPECT_FALSE(planCatalog(forced.input()).value().columns[1].style.decimalComma);
}

TEST(FactPlanner, NamesThePresetThatFits) {
  const auto file =
      shopFile("Handle,Title,Option1 Name,Option1 Value\ntent,Tent,Size,S\n", "{}", "");
  const auto plan = planCatalog(file.input()).value();
  EXPECT_EQ(plan.preset, "Shopify, products and orders as CSV");
  EXPECT_EQ(plan.notes.at(0),
            "read as Shopify, products and orders as CSV (--preset shopify; --preset none forbids "
            "it)");
  EXPECT_EQ(planCatalog(shopFile("id\n1\n", "{}", "shopfy").input()).error().code,
            ErrorCode::kInvalidArgument);
}

TEST(RelationNames, AreTheKeyAroundASharedOne) {
  const auto name = [](const std::string& path) {
    const std::size_t point = path.rfind('.');
    const auto depth = static_cast<std::uint32_t>(std::count(path.begin(), path.end(), '.'));
    return relationName({}, {path.substr(point == path.npos ? 0 : point + 1), path, depth});
  };
  EXPECT_EQ(name("attributes.dial.text"), "dial");
  EXPECT_EQ(name("attributes.depth.numbers"), "depth");
  EXPECT_EQ(name("size.height"), "height");
  EXPECT_EQ(name("brands.name"), "brands");
  EXPECT_EQ(name("a.values.value"), "a");
  EXPECT_EQ(name("text"), "text");
  EXPECT_EQ(name("g:color"), "color");
  EXPECT_EQ(name("Color [color]"), "color");
  EXPECT_EQ(relationName({}, {"Tags (x,y,z...)", "Tags (x,y,z...)", 0}), "Tags");
  EXPECT_EQ(name("Weight (kg)"), "Weight (kg)");
}

}  // namespace
}  // namespace shelfwise
