#include "plan/field_finder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "base/random.h"
#include "plan/shop_files.h"

namespace shelfwise {
namespace {

std::string inCatalog(const std::string& text, const std::string& map = "{}") {
  return fieldsOf(planCatalog(shopFile(text, map).input()));
}

std::string inEvents(const std::string& text, const std::string& map = "{}") {
  return fieldsOf(planEvents(shopFile(text, map).input()));
}

std::string notesOf(const Result<ReadingPlan>& plan) {
  std::string notes;
  for (const auto& note : plan.value().notes) notes += note + "\n";
  return notes;
}

TEST(FieldFinder, KnowsUsualNamesHoweverTheyAreWritten) {
  EXPECT_EQ(inCatalog("Product ID,NAME,supplier,Category,Unit_Price\n1,Tent,Norr,Tents,9\n"),
            "id=Product ID title=NAME brand=supplier categories=Category price=Unit_Price ");
  EXPECT_EQ(
      inCatalog("商品编号,标题,品牌,类目,价格,图片,链接,描述\n1,帐篷,Norr,户外,9,a.jpg,/1,x\n"),
      "id=商品编号 title=标题 brand=品牌 categories=类目 price=价格 image=图片 url=链接 "
      "description=描述 ");
  EXPECT_EQ(inEvents("InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
                     "1,a,2,2020-01-05,9.5,7\n"),
            "shopper=CustomerID item=StockCode time=InvoiceDate quantity=Quantity price=UnitPrice "
            "order=InvoiceNo ");
  EXPECT_EQ(inEvents("用户id,商品id,行为,时间\n1,a,购买,2020-01-05\n"),
            "shopper=用户id item=商品id type=行为 time=时间 ");
}

TEST(FieldFinder, KnowsNamesInManyLanguages) {
  EXPECT_EQ(inCatalog("Artikelnummer;Bezeichnung;Hersteller;Kategorie;Preis;Bild;Beschreibung\n"
                      "1;Zelt;Norr;Zelte;9,90;a.jpg;x\n"),
            "id=Artikelnummer title=Bezeichnung brand=Hersteller categories=Kategorie price=Preis "
            "image=Bild description=Beschreibung ");
  EXPECT_EQ(inCatalog("Référence;Nom;Marque;Catégorie;Prix\n1;Tente;Norr;Tentes;9,90\n"),
            "id=Référence title=Nom brand=Marque categories=Catégorie price=Prix ");
  EXPECT_EQ(inCatalog("Referencia;Nombre;Marca;Categoría;Precio\n1;Tienda;Norr;Tiendas;9,90\n"),
            "id=Referencia title=Nombre brand=Marca categories=Categoría price=Precio ");
  EXPECT_EQ(inCatalog("商品番号,商品名,ブランド,カテゴリ,価格\n1,テント,Norr,屋外,990\n"),
            "id=商品番号 title=商品名 brand=ブランド categories=カテゴリ price=価格 ");
  EXPECT_EQ(inCatalog("상품번호,상품명,브랜드,카테고리,가격\n1,텐트,Norr,야외,990\n"),
            "id=상품번호 title=상품명 brand=브랜드 categories=카테고리 price=가격 ");
  EXPECT_EQ(inEvents("Kundennummer;Artikelnummer;Bestelldatum;Menge;Bestellnummer\n"
                     "7;a;2020-01-05;2;1\n"),
            "shopper=Kundennummer item=Artikelnummer time=Bestelldatum quantity=Menge "
            "order=Bestellnummer ");
}

TEST(FieldFinder, SeesThroughDecoratedNames) {
  EXPECT_EQ(inCatalog("g:id,g:title,g:price\n1,Tent,9.00 EUR\n"),
            "id=g:id title=g:title price=g:price ");
  EXPECT_EQ(inCatalog("ID [id],Title [title],Price [price]\n1,Tent,9\n"),
            "id=ID [id] title=Title [title] price=Price [price] ");
  EXPECT_EQ(inCatalog("Seller SKU,Product Name *,Your price (USD)\nA1,Tent,9\n"),
            "id=Seller SKU title=Product Name * price=Your price (USD) ");
  EXPECT_EQ(inEvents("customer_unique_id,Lineitem sku,order_purchase_timestamp,Lineitem quantity\n"
                     "7,a,2020-01-05 10:00:00,1\n"),
            "shopper=customer_unique_id item=Lineitem sku time=order_purchase_timestamp "
            "quantity=Lineitem quantity ");
}

TEST(FieldFinder, TakesTheBetterName) {
  EXPECT_EQ(inCatalog("name,id,title\nt,1,Tent\n"), "id=id title=title ");
  EXPECT_EQ(inCatalog("id,supplier,brand\n1,S,Norr\n"), "id=id brand=brand ");
  EXPECT_EQ(inCatalog("id,Supplier,Manufacturer\n1,S,Norr\n"), "id=id brand=Manufacturer ");
}

TEST(FieldFinder, TakesTheKeyThatIsFurtherOut) {
  EXPECT_EQ(inCatalog("{\"a\": {\"id\": 2, \"brand\": \"Norr\"}, \"id\": 1}\n"),
            "id=id brand=a.brand ");
}

TEST(FieldFinder, ReadsASharedKeyByTheKeyAroundIt) {
  EXPECT_EQ(inCatalog(R"({"id": 1, "title": "Tent", "brand": {"id": 7, "name": "Norr"}, )"
                      R"("categories": [{"id": 3, "name": "Tents"}], )"
                      R"("price": {"amount": 9, "currency": "EUR"}, "images": [{"src": "a.jpg"}]})"
                      "\n"),
            "id=id title=title brand=brand.name categories=categories.name price=price.amount "
            "image=images.src currency=price.currency ");
  EXPECT_EQ(inCatalog(R"({"id": 1, "attributes": [{"name": "Size", "value": "S"}]})"
                      "\n"),
            "id=id ");
  EXPECT_EQ(inEvents(R"({"user": "u", "product": {"id": "a"}, "time": "2020-01-05"})"
                     "\n"),
            "shopper=user item=product.id time=time ");
}

TEST(FieldFinder, TakesNoColumnWhoseValuesDoNotFit) {
  EXPECT_EQ(inCatalog("id,price,image\n1,on request,7\n2,on request,8\n"), "id=id ");
  EXPECT_EQ(inCatalog("id,Unit price,Price (EUR)\n1,0.00,9\n2,0.00,8\n"),
            "id=id price=Price (EUR) ");
  EXPECT_EQ(inCatalog("id,price\n1,\n2,\n"), "id=id ");
  EXPECT_EQ(inEvents("user,item,date\nu,a,morning\nu,b,noon\n"), "shopper=user item=item ");
  const auto file = shopFile("id,price\n1,on request\n");
  const auto plan = planCatalog(file.input());
  EXPECT_EQ(othersOf(plan.value(), file),
            "price=(not the price: its values are no prices (here 'on request')) ");
}

TEST(FieldFinder, LeavesATimeThatCannotBeReadToItsRows) {
  EXPECT_EQ(inEvents("user,item,date\nu,a,03/04/2020\nu,b,05/06/2020\n"),
            "shopper=user item=item time=date ");
  EXPECT_EQ(inEvents("user,item,date\nu,a,9999\n"), "shopper=user item=item time=date ");
}

TEST(FieldFinder, ReadsSeveralColumnsInOrder) {
  EXPECT_EQ(inCatalog("id,Regular price,Sale price\n1,9,8\n2,7,\n"),
            "id=id price=Sale price price=Regular price ");
  EXPECT_EQ(inCatalog("id,google_product_category,product_type\n1,Home,Pans\n"),
            "id=id categories=product_type categories=google_product_category ");
  EXPECT_EQ(inCatalog("id,google_product_category,product_type\n1,1014,Pans\n"),
            "id=id categories=product_type ");
  EXPECT_EQ(inEvents("session_id,anonymous_id,user_id,item,E-Mail\ns,v,u,a,ann@shop.example\n"),
            "shopper=user_id shopper=E-Mail shopper=anonymous_id shopper=session_id item=item ");
}

TEST(FieldFinder, ReadsAListPriceOnlyWhereThereIsNoOther) {
  EXPECT_EQ(inCatalog("id;UVP;Preis (EUR)\n1;9,90;8,90\n2;7,90;\n"), "id=id price=Preis (EUR) ");
  EXPECT_EQ(inCatalog("id;UVP\n1;9,90\n"), "id=id price=UVP ");
}

TEST(FieldFinder, TakesADayBeforeATimeOfDay) {
  EXPECT_EQ(inEvents("user,item,time,date\nu,a,10:05:00,2020-01-05\nu,b,10:06:00,2020-01-06\n"),
            "shopper=user item=item time=date ");
}

TEST(FieldFinder, TakesTheIdOfARowWithSeveralItemsForTheOrder) {
  EXPECT_EQ(inEvents(R"({"id": 1, "user": "u", "lines": [{"sku": "a"}, {"sku": "b"}]})"
                     "\n"
                     R"({"id": 2, "user": "v", "lines": [{"sku": "a"}]})"
                     "\n"),
            "shopper=user item=lines.sku order=id ");
  EXPECT_EQ(inEvents(R"({"id": 1, "user": "u", "product": {"sku": "a"}})"
                     "\n"),
            "shopper=user item=product.sku ");
}

TEST(FieldFinder, TakesTheColumnOfKnownWordsForTheType) {
  EXPECT_EQ(inEvents("user,item,type,event\nu,a,track,add_to_cart\nu,b,track,view\n"),
            "shopper=user item=item type=event ");
  EXPECT_EQ(inEvents("user,item,type,event\nu,a,heartbeat,x\n"),
            "shopper=user item=item type=type ");
}

TEST(FieldFinder, TakesTheItemThatJoinsTheCatalogue) {
  auto file = shopFile("user,product_id,sku\nu,901,A-1\nu,902,A-2\nv,903,A-1\n");
  IdSet ids;
  for (const char* id : {"A-1", "A-2", "A-3"}) ids.add(id);
  EXPECT_EQ(fieldsOf(planEvents(file.input())), "shopper=user item=product_id ");
  file.hints.otherIds = [&ids] { return std::vector<const IdSet*>{&ids}; };
  const auto plan = planEvents(file.input());
  EXPECT_EQ(fieldsOf(plan), "shopper=user item=sku ");
}

TEST(FieldFinder, TakesTheIdThatTheLogNames) {
  auto file = shopFile("id,sku,name\n1,A-1,Tent\n2,A-2,Mug\n3,A-3,Pan\n");
  IdSet sold;
  sold.add("A-2");
  sold.add("A-3");
  IdSet own;
  file.hints.otherIds = [&sold] { return std::vector<const IdSet*>{&sold}; };
  file.hints.ownIds = [&](std::uint32_t column) {
    own = idsOfColumn(*file.table, column).value();
    return &own;
  };
  const auto plan = planCatalog(file.input());
  EXPECT_EQ(fieldsOf(plan), "id=sku title=name ");
  EXPECT_EQ(notesOf(plan),
            "sku is read as the ids, not id, since its values are those of the other file\n");
  EXPECT_EQ(pathsOf(plan.value().aliases, file), "id ");
}

TEST(FieldFinder, GuessesAnItemAndATimeByTheirValuesAlone) {
  auto file = shopFile("user,bought,noted\nu,A-1,2020-01-05\nu,A-2,2020-01-06\n");
  EXPECT_EQ(fieldsOf(planEvents(file.input())).substr(0, 15), "missing-column:");
  IdSet ids;
  ids.add("A-1");
  ids.add("A-2");
  file.hints.otherIds = [&ids] { return std::vector<const IdSet*>{&ids}; };
  const auto plan = planEvents(file.input());
  EXPECT_EQ(fieldsOf(plan), "shopper=user item=bought time=noted ");
  EXPECT_EQ(notesOf(plan),
            "bought is read as the item, guessed by its values; if that is wrong, say so in the "
            "map: {\"events\": {\"columns\": {\"item\": null}}}\n"
            "noted is read as the time, guessed by its values; if that is wrong, say so in the "
            "map: {\"events\": {\"columns\": {\"time\": null}}}\n");
}

TEST(FieldFinder, GuessesNoTimeThatIsOfSomethingElse) {
  EXPECT_EQ(inEvents("user,item,birthday\nu,a,2020-01-05\n"), "shopper=user item=item ");
  EXPECT_EQ(inEvents("user,item,seen,left\nu,a,2020-01-05,2020-01-06\n"),
            "shopper=user item=item ");
}

TEST(FieldFinder, FollowsTheMap) {
  EXPECT_EQ(inCatalog("id,code,Name\n1,a,Tent\n",
                      R"({"catalog": {"columns": {"id": "code", "title": "Name"}}})"),
            "id=code title=Name ");
  EXPECT_EQ(
      inCatalog("id,title,brand\n1,Tent,Norr\n", R"({"catalog": {"columns": {"brand": null}}})"),
      "id=id title=title ");
  EXPECT_EQ(inCatalog("{\"id\": 1, \"a\": {\"x\": \"p\"}, \"b\": {\"x\": \"q\"}}\n",
                      R"({"catalog": {"columns": {"brand": "b.x"}}})"),
            "id=id brand=b.x ");
  EXPECT_EQ(inCatalog("id,cheap,dear\n1,8,9\n",
                      R"({"catalog": {"columns": {"price": ["none", "cheap", "dear"]}}})"),
            "id=id price=cheap price=dear ");
  EXPECT_EQ(inEvents("1,a,2020-01-05\n2,b,2020-01-06\n",
                     R"({"events": {"columns": {"shopper": 1, "item": 2, "time": 3}}})"),
            "shopper=1 item=2 time=3 ");
}

TEST(FieldFinder, SaysWhatIsMissingAndHowToNameIt) {
  EXPECT_EQ(
      inCatalog("colour,size\nred,S\n"),
      "missing-column: shop.csv: no column for id (usual names: id, productid, itemid, ...); "
      "name it in the map, as {\"catalog\": {\"columns\": {\"id\": \"colour\"}}}; the columns "
      "are colour, size");
  EXPECT_EQ(inCatalog("id\n1\n", R"({"catalog": {"columns": {"title": "Name"}}})"),
            "missing-column: shop.csv: the map reads title from 'Name', but the columns are id");
  EXPECT_EQ(
      inEvents("1,2141,2020-01-05\n1,2142,2020-01-06\n"),
      "missing-column: shop.csv: no column for item; the file seems to have no header, since "
      "its first row holds values (1, 2141, 2020-01-05); name its columns by their numbers in "
      "the map, as {\"events\": {\"columns\": {\"item\": 1}}}");
}

TEST(FieldFinder, SaysWhichColumnsFitAlike) {
  EXPECT_EQ(inCatalog("id,title,ID\n1,Tent,2\n"),
            "ambiguous-column: shop.csv: both id and ID can be the column of id; name it in the "
            "map, as {\"catalog\": {\"columns\": {\"id\": \"id\"}}}");
  EXPECT_EQ(inCatalog("id,Price,price\n1,9,8\n"),
            "ambiguous-column: shop.csv: both Price and price can be the column of price; name it "
            "in the map, as {\"catalog\": {\"columns\": {\"price\": \"Price\"}}}");
  EXPECT_EQ(inCatalog("{\"id\": 1, \"a\": {\"x\": \"p\"}, \"b\": {\"x\": \"q\"}}\n",
                      R"({"catalog": {"columns": {"brand": "x"}}})"),
            "ambiguous-column: shop.csv: the map reads brand from 'x', but this may be a.x or b.x; "
            "write the whole path");
  EXPECT_EQ(inCatalog("id,x\n1,p\n", R"({"catalog": {"columns": {"brand": "x", "title": "x"}}})"),
            "ambiguous-column: shop.csv: the map reads two fields from 'x'");
}

TEST(FieldFinder, LetsValuesDecideBetweenEqualNames) {
  EXPECT_EQ(inCatalog("id,Price,price\n1,,8\n2,,9\n"), "id=id price=price ");
  EXPECT_EQ(inCatalog("id,Price,price\n1,8,8\n2,9,9\n"), "id=id price=Price ");
  EXPECT_EQ(inCatalog("id,Price,price\n1,ask,8\n2,ask,9\n"), "id=id price=price ");
}

TEST(FieldFinder, ListsOnlyTheFirstOfManyColumns) {
  std::string header = "c0";
  std::string row = "x";
  for (int i = 1; i < 1'000; ++i) {
    header += ",c" + std::to_string(i);
    row += ",x";
  }
  const std::string message = inCatalog(header + "\n" + row + "\n");
  EXPECT_NE(message.find("c11, ..."), std::string::npos) << message;
  EXPECT_LT(message.size(), 400u);
}

TEST(FieldFinder, FindsTheSameWhateverTheOrderOfTheColumns) {
  const std::vector<std::vector<std::string>> columns = {{"sku", "A-1", "A-2"},
                                                         {"Name *", "Tent", "Mug"},
                                                         {"Sale price", "", "7"},
                                                         {"price", "9", "8"},
                                                         {"Brand", "Norr", "Birk"},
                                                         {"product_type", "Tents", "Mugs"},
                                                         {"img_url", "a.jpg", ""},
                                                         {"colour", "red", "blue"},
                                                         {"mail", "a@b.example", "c@d.example"},
                                                         {"barcode", "77", "78"},
                                                         {"Option1 Name", "Size", ""},
                                                         {"Option1 Value", "S", ""}};
  std::string first;
  SplitMix64 random(5);
  std::vector<std::size_t> order(columns.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int round = 0; round < 40; ++round) {
    std::string text;
    for (std::size_t row = 0; row < 3; ++row) {
      for (const std::size_t i : order) text += columns[i][row] + "\t";
      text.back() = '\n';
    }
    const ShopFile file = shopFile(text);
    const auto plan = planCatalog(file.input());
    ASSERT_TRUE(plan.ok()) << plan.error().message;
    std::vector<std::string> others;
    for (std::uint32_t i = 0; i < columns.size(); ++i) {
      const PlannedColumn& column = plan.value().columns[i];
      others.push_back(file.table->columns()[i].path + " " + column.relation + column.reason);
    }
    std::sort(others.begin(), others.end());
    std::string told = fieldsOf(plan) + pathsOf(plan.value().aliases, file);
    for (const auto& other : others) told += other + "\n";
    if (round == 0) first = told;
    ASSERT_EQ(told, first);
    shuffle(std::span(order), random);
  }
}

}  // namespace
}  // namespace shelfwise
