#include "schema/fields.h"

#include <algorithm>
#include <array>
#include <optional>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

using Name = std::string_view;

constexpr Name kIdNames[] = {
    "id",          "productid", "itemid",    "商品id",        "商品编号",   "商品编码",
    "产品id",      "产品编号",  "sku",       "asin",          "skuid",      "stockcode",
    "productcode", "itemcode",  "articleid", "articlenumber", "partnumber", "ean",
    "gtin",        "handle",    "编号",      "货号",
};
constexpr Name kTitleNames[] = {"title",    "producttitle", "标题",     "商品标题",
                                "name",     "productname",  "itemname", "商品名称",
                                "产品名称", "名称",         "品名"};
constexpr Name kBrandNames[] = {"brand",    "品牌",     "brandname",    "品牌名",
                                "品牌名称", "supplier", "manufacturer", "maker",
                                "vendor",   "厂商",     "生产厂商",     "供应商"};
constexpr Name kCategoriesNames[] = {
    "categories", "category", "categorypath", "类目", "商品类目",     "类目路径",
    "分类",       "商品分类", "类别",         "品类", "categoryname", "googleproductcategory"};
constexpr Name kPriceNames[] = {"price",     "价格",      "售价",        "单价",    "unitprice",
                                "saleprice", "listprice", "retailprice", "商品价格"};
constexpr Name kImageNames[] = {"image",   "imageurl", "imagelink", "images",
                                "picture", "photo",    "thumbnail", "图片",
                                "主图",    "图片链接", "商品图片"};
constexpr Name kUrlNames[] = {"url",  "link",     "producturl", "productlink",
                              "链接", "商品链接", "网址"};
constexpr Name kDescriptionNames[] = {
    "description",     "desc", "描述", "商品描述", "简介", "详情", "longdescription",
    "shortdescription"};

constexpr FieldNames kCatalogFields[] = {
    {"id", true, 8, kIdNames},        {"title", false, 1, kTitleNames},
    {"brand", false, 1, kBrandNames}, {"categories", false, 1, kCategoriesNames},
    {"price", false, 1, kPriceNames}, {"image", false, 1, kImageNames},
    {"url", false, 1, kUrlNames},     {"description", false, 1, kDescriptionNames},
};

constexpr Name kShopperNames[] = {
    "shopper", "shopperid", "user",  "userid",  "customer",   "customerid", "visitor", "visitorid",
    "client",  "clientid",  "buyer", "buyerid", "reviewerid", "uid",        "用户",    "用户id",
    "会员",    "会员id",    "顾客",  "买家",    "session",    "sessionid"};
constexpr Name kItemNames[] = {"itemid",    "productid",    "商品id",    "商品编号",    "商品编码",
                               "产品id",    "item",         "product",   "商品",        "sku",
                               "skuid",     "asin",         "stockcode", "productcode", "itemcode",
                               "articleid", "articlenumber"};
constexpr Name kTypeNames[] = {"type",         "event",         "eventtype", "eventname",
                               "action",       "actiontype",    "behavior",  "behaviour",
                               "behaviortype", "behaviourtype", "行为",      "行为类型",
                               "事件",         "事件类型"};
constexpr Name kTimeNames[] = {"time", "timestamp", "datetime",  "eventtime",   "createdat",
                               "date", "ts",        "orderdate", "invoicedate", "unixtime",
                               "时间", "时间戳",    "日期",      "下单时间"};
constexpr Name kPositionNames[] = {"position", "step", "sequence", "seq", "序号"};
constexpr Name kQuantityNames[] = {"quantity", "qty", "pieces", "units", "数量", "件数"};
constexpr Name kEventPriceNames[] = {"price", "unitprice", "价格", "单价", "售价"};
constexpr Name kOrderNames[] = {
    "order",    "orderid",       "ordernumber", "invoice", "invoiceno", "invoicenumber", "basket",
    "basketid", "transactionid", "订单",        "订单号",  "订单id",    "订单编号"};
constexpr Name kPartNames[] = {"part", "split", "subset"};

constexpr FieldNames kEventFields[] = {
    {"shopper", false, 1, kShopperNames},   {"item", true, 6, kItemNames},
    {"type", false, 1, kTypeNames},         {"time", false, 1, kTimeNames},
    {"position", false, 1, kPositionNames}, {"quantity", false, 1, kQuantityNames},
    {"price", false, 1, kEventPriceNames},  {"order", false, 1, kOrderNames},
    {"part", false, 1, kPartNames},
};

constexpr Name kFromNames[] = {"from", "fromid", "source",    "src",  "head",
                               "item", "itemid", "productid", "来源", "商品id"};
constexpr Name kRelationNames[] = {"relation", "rel", "type", "linktype", "link", "关系"};
constexpr Name kToNames[] = {"to",          "toid",      "target", "dst",       "tail",
                             "relateditem", "relatedid", "目标",   "关联商品id"};

constexpr FieldNames kLinkFields[] = {
    {"from", true, 1, kFromNames},
    {"relation", true, 1, kRelationNames},
    {"to", true, 1, kToNames},
};

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

// The first names of columns, for a message.
std::string listOf(const std::vector<TableColumn>& columns) {
  constexpr std::size_t kShown = 12;
  std::string list;
  for (std::size_t i = 0; i < columns.size() && i < kShown; ++i) {
    list += (i > 0 ? ", " : "") + columns[i].path;
  }
  return columns.size() > kShown ? list + ", ..." : list;
}

// The column that the map names.
Result<std::uint32_t> mappedColumn(const std::string& file, std::string_view field,
                                   const std::string& name,
                                   const std::vector<TableColumn>& columns) {
  std::uint32_t found = kNoField;
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    if (columns[i].path == name) return i;
    if (columns[i].name != name) continue;
    if (found != kNoField) {
      return Error{ErrorCode::kAmbiguousColumn, file + ": the map reads " + std::string(field) +
                                                    " from " + quoted(name) + ", but this may be " +
                                                    columns[found].path + " or " + columns[i].path};
    }
    found = i;
  }
  if (found != kNoField) return found;
  return Error{ErrorCode::kMissingColumn, file + ": the map reads " + std::string(field) +
                                              " from " + quoted(name) + ", but the columns are " +
                                              listOf(columns)};
}

struct Candidate {
  std::uint32_t column;
  std::uint32_t depth;
  std::size_t rank;  // 0 for all rivals, else the place of the name
};

// The best of the usual names among columns that are not taken yet.
Result<std::uint32_t> usualColumn(const std::string& file, const FieldNames& field,
                                  const std::vector<std::string>& canonical,
                                  const std::vector<TableColumn>& columns,
                                  const std::vector<std::uint32_t>& fieldOf) {
  std::optional<Candidate> best;
  std::optional<Candidate> equal;
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    const auto name = std::find(field.names.begin(), field.names.end(), canonical[i]);
    if (name == field.names.end() || fieldOf[i] != kNoField) continue;
    const auto place = static_cast<std::size_t>(name - field.names.begin());
    const Candidate next{i, columns[i].depth, place < field.rivals ? 0 : place};
    const auto order = [](const Candidate& c) { return std::pair(c.depth, c.rank); };
    if (!best || order(next) < order(*best)) {
      best = next;
      equal.reset();
    } else if (order(next) == order(*best)) {
      equal = next;
    }
  }
  if (equal) {
    return Error{ErrorCode::kAmbiguousColumn,
                 file + ": both " + columns[best->column].path + " and " +
                     columns[equal->column].path + " can be the column of " +
                     std::string(field.field) + "; name it in the map"};
  }
  return best ? best->column : kNoField;
}

Error missing(const std::string& file, const FieldNames& field,
              const std::vector<TableColumn>& columns) {
  return Error{ErrorCode::kMissingColumn,
               file + ": no column for " + std::string(field.field) +
                   " (usual names: " + std::string(field.names[0]) + ", " +
                   std::string(field.names[1]) + ", " + std::string(field.names[2]) +
                   ", ...; else name it in the map); the columns are " + listOf(columns)};
}

}  // namespace

std::span<const FieldNames> catalogFields() { return kCatalogFields; }
std::span<const FieldNames> eventFields() { return kEventFields; }
std::span<const FieldNames> linkFields() { return kLinkFields; }

Result<FoundFields> findFields(const std::string& file, std::span<const FieldNames> fields,
                               const NamePairs& mapped, const std::vector<TableColumn>& columns) {
  FoundFields found;
  found.fieldOf.assign(columns.size(), kNoField);
  found.columnOf.assign(fields.size(), kNoField);
  std::vector<bool> decided(fields.size(), false);
  const auto take = [&found](std::uint32_t field, std::uint32_t column) {
    found.columnOf[field] = column;
    if (column != kNoField) found.fieldOf[column] = field;
  };
  for (const auto& [name, columnName] : mapped) {
    for (std::uint32_t field = 0; field < fields.size(); ++field) {
      if (fields[field].field != name) continue;
      decided[field] = true;
      if (columnName.empty()) continue;  // the map says that no column holds this field
      const auto column = mappedColumn(file, name, columnName, columns);
      if (!column.ok()) return column.error();
      if (found.fieldOf[column.value()] != kNoField) {
        return Error{ErrorCode::kAmbiguousColumn,
                     file + ": the map reads two fields from " + quoted(columnName)};
      }
      take(field, column.value());
    }
  }
  std::vector<std::string> canonical;
  for (const auto& column : columns) canonical.push_back(canonicalName(column.name));
  for (std::uint32_t field = 0; field < fields.size(); ++field) {
    if (decided[field]) continue;
    const auto column = usualColumn(file, fields[field], canonical, columns, found.fieldOf);
    if (!column.ok()) return column.error();
    take(field, column.value());
  }
  for (std::uint32_t field = 0; field < fields.size(); ++field) {
    if (found.columnOf[field] != kNoField) {
      found.recognized.push_back(
          {std::string(fields[field].field), columns[found.columnOf[field]].path});
    } else if (fields[field].needed) {
      return missing(file, fields[field], columns);
    }
  }
  return found;
}

}  // namespace shelfwise
