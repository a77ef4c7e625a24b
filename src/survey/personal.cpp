#include "survey/personal.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "survey/column_names.h"
#include "survey/column_survey.h"
#include "values/cell_text.h"

namespace shelfwise {

namespace {

// What a name must have beside it to count.
enum class Proof : std::uint8_t {
  kName,    // nothing
  kIds,     // values like ids
  kPhones,  // values like phone numbers, digits alone too
  kPlaces,  // values like postal addresses
  kCodes,   // values like postal codes
  kIp,      // values like IP addresses
};

struct KnownNames {
  PersonalKind kind;
  Proof proof;
  std::string_view names;  // between bars; = the whole name, $ its end; Chinese ones anywhere
};

constexpr auto kKnownNames = std::to_array<KnownNames>({
    {PersonalKind::kMail, Proof::kName,
     "$email|$e mail|$mail|$emails|email address|e mail address|mail address|mailadresse"
     "|mail adresse|emailadresse|email id|email hash|email sha256|adresse mail|adresse "
     "email|$courriel"
     "|$correo|correo electronico|correo electrónico|邮箱|电子邮件|邮件地址"},
    {PersonalKind::kPhone, Proof::kName,
     "phone number|telephone number|mobile number|cell number|customer phone|buyer phone"
     "|contact phone|telefonnummer|telefon nr|handynummer|mobilnummer|rufnummer"
     "|numéro de téléphone|numero de telephone|numero de telefono|número de "
     "teléfono|手机号|电话号码"
     "|联系电话"},
    {PersonalKind::kPhone, Proof::kPhones,
     "phone|mobile|telephone|tel|telefon|fax|handy|mobil|téléphone|telefono|teléfono|portable|movil"
     "|móvil|电话|手机"},
    {PersonalKind::kPerson, Proof::kName,
     "first name|last name|firstname|lastname|surname|family name|given name|full name"
     "|customer name|buyer name|client name|user name|username|shopper name|reviewer name"
     "|recipient name|contact name|=recipient|=buyer|last buyer|=purchaser|=reviewer|customer note"
     "|customer notes|customer comment|gift message|vorname|nachname|familienname|kundenname"
     "|=käufer|empfänger|ansprechpartner|benutzername|prénom|prenom|nom du client|nom client"
     "|nom de famille|acheteur|destinataire|apellido|apellidos|nombre del cliente|nombre cliente"
     "|comprador|destinatario|姓名|收货人|买家|会员名|用户名|昵称|客户名"},
    {PersonalKind::kPostal, Proof::kName,
     "billing|billing address|shipping address|delivery address|street address|postal address"
     "|home address|shipping name|shipping street|shipping city|shipping zip|shipping postcode"
     "|shipping province|shipping province name|shipping country|shipping phone|shipping company"
     "|shipping address1|shipping address2|shipping first|shipping last|address "
     "line"
     "|customer address|customer city|customer zip|customer state|customer zip code prefix"
     "|lieferadresse|rechnungsadresse|lieferanschrift|rechnungsanschrift|anschrift|hausnummer"
     "|postleitzahl|=plz|=strasse|=straße|adresse de livraison|adresse de facturation|=rue"
     "|code postal|dirección de envío|direccion de envio|dirección|=direccion|código postal"
     "|codigo postal|=地址|收货地址|详细地址|邮编"},
    {PersonalKind::kPostal, Proof::kPlaces, "address|address1|address 1|address2|adresse|=street"},
    {PersonalKind::kPostal, Proof::kCodes, "=zip|zip code|zipcode|postcode|postal code|post code"},
    {PersonalKind::kShopperId, Proof::kName,
     "customer id|customer no|customer nr|customer number|customer code|customer key|user id|userid"
     "|shopper id|=shopper|client id|visitor id|=visitor|member id|buyer id|account id|account "
     "number"
     "|reviewer id|contact id|cookie id|device id|anonymous id|user pseudo id|fullvisitorid"
     "|profile id|person id|=customer|=customers|kundennummer|kunden nr|kundennr|kunden id"
     "|benutzer id|nutzer id|mitgliedsnummer|=kunde|=kunden|id client|numéro client|numero client"
     "|numéro de client|id cliente|numero de cliente|número de cliente|=cliente|=utilisateur"
     "|id utilisateur|=usuario|id usuario|customer unique "
     "id|用户id|会员id|客户id|买家id|会员号|=用户"
     "|=会员|=顾客|=客户|openid"},
    {PersonalKind::kShopperId, Proof::kIds, "=user|=client|=member|=uid|=account|=users|=clients"},
    {PersonalKind::kSessionId, Proof::kName,
     "session id|sessionid|visit id|sitzungs id|id de session|id sesion|id de sesión|ga session id"
     "|会话id"},
    {PersonalKind::kSessionId, Proof::kIds, "session|sitzung|sesion|sesión|会话"},
    {PersonalKind::kOrderId, Proof::kName,
     "order id|orderid|order number|order no|order nr|ordernumber|orderno|order name|=last order"
     "|invoice id|invoice no|invoice number|invoiceno|invoicenumber|receipt number|receipt no"
     "|transaction id|basket id|cart id|checkout id|purchase id|purchase order|payment reference"
     "|auftragsnummer|rechnungsnummer|belegnummer|bestell id|numéro de commande|numero de commande"
     "|numéro commande|id commande|numéro de facture|numero de pedido|número de pedido|id pedido"
     "|numero de factura|订单号|订单编号|订单id|发票号"},
    {PersonalKind::kOrderId, Proof::kIds,
     "=order|=orders|=invoice|=invoices|=basket|=bestellung|=auftrag|=commande|=pedido|=订单"},
    {PersonalKind::kIpAddress, Proof::kName,
     "ip address|ipaddress|client ip|browser ip|remote addr|ip adresse|adresse ip|dirección ip"
     "|direccion ip|ip地址"},
    {PersonalKind::kIpAddress, Proof::kIp, "ip"},
    {PersonalKind::kBirthday, Proof::kName,
     "birthday|birth date|birthdate|date of birth|dob|geburtsdatum|geburtstag|date de naissance"
     "|fecha de nacimiento|生日|出生日期"},
    {PersonalKind::kCard, Proof::kName,
     "card number|credit card number|credit card|iban|account holder|=password|=passwort|=kennwort"
     "|mot de passe|contraseña|kreditkarte|kreditkartennummer|kontonummer|numéro de carte"
     "|numero de tarjeta|social security number|ssn|passport number|vat id|vat number|ust id|ustid"
     "|api key|access token|银行卡|身份证|=密码"},
    {PersonalKind::kShopSecret, Proof::kName,
     "=cost|=costs|unit cost|cost price|costprice|cost per item|item cost|product cost|average cost"
     "|landed cost|standard cost|cost of goods|cost of goods sold|=cogs|wholesale price|=wholesale"
     "|purchase price|purchasing price|buying price|buy price|trade price|dealer price"
     "|reseller price|supplier price|supplier code|supplier sku|supplier id|supplier number"
     "|supplier reference|vendor cost|vendor code|profit margin|gross margin|=margin|=profit"
     "|=markup|einkaufspreis|=ek|ek preis|ek netto|einstandspreis|händlerpreis|haendlerpreis"
     "|handelsspanne|=marge|deckungsbeitrag|lieferantennummer|lieferanten nr|lieferantencode"
     "|lieferantenartikelnummer|prix d achat|prix achat|prix de revient|prix de gros|=coût|=cout"
     "|coût d achat|taux de marge|référence fournisseur|reference fournisseur|code fournisseur"
     "|precio de compra|precio compra|precio de coste|precio de costo|precio mayorista|=coste"
     "|=costo|=margen|código de proveedor|codigo de proveedor|referencia de proveedor"
     "|prezzo di acquisto|inkoopprijs|成本|进价|进货价|采购价|利润|毛利|供货价|批发价|供应商编码"},
});

bool isWide(std::string_view text) {
  return !text.empty() && static_cast<unsigned char>(text[0]) >= 0xE3;
}

// Whether a column of the words `words` (and in whole `name`) bears one of the names.
bool bears(std::string_view words, std::string_view name, std::string_view names) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('|'), names.size());
    std::string_view known = names.substr(0, end);
    names.remove_prefix(std::min(end + 1, names.size()));
    const bool whole = known.starts_with('=');
    const bool last = known.starts_with('$');
    if (whole || last) known.remove_prefix(1);
    const std::string spaced = " " + std::string(known) + " ";
    if (whole  ? words == spaced
        : last ? words.ends_with(spaced)
               : words.find(spaced) != words.npos) {
      return true;
    }
    if (!whole && isWide(known) && name.find(known) != name.npos) return true;
  }
  return false;
}

std::size_t digitsIn(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isDigit));
}

// Whether all examples of a column are so.
template <class Test>
bool allExamples(const ColumnSurvey& survey, const Test& test) {
  return !survey.examples.empty() &&
         std::all_of(survey.examples.begin(), survey.examples.end(), test);
}

bool isIpAddress(std::string_view text) {
  std::size_t groups = 0;
  const char sign = text.find(':') == text.npos ? '.' : ':';
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(sign), text.size());
    const std::string_view group = text.substr(0, end);
    const bool four = sign == '.' && areDigits(group) && group.size() <= 3;
    const bool six =
        sign == ':' && group.size() <= 4 && std::all_of(group.begin(), group.end(), [](char c) {
          return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
        });
    if (!four && !six) return false;
    ++groups;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return sign == '.' ? groups == 4 : groups >= 3;
}

bool bearsOut(Proof proof, const ColumnSurvey& survey) {
  switch (proof) {
    case Proof::kName:
      return true;
    case Proof::kIds:  // not a few words that recur
      return allExamples(survey, [](const std::string& e) { return digitsIn(e) > 0; }) &&
             survey.distinct * 20 >= survey.cells;
    case Proof::kPhones:
      return survey.phones * 3 >= survey.cells || allExamples(survey, [](const std::string& e) {
               return areDigits(e) && e.size() >= 8 && e.size() <= 15;
             });
    case Proof::kPlaces:
      return survey.addresses == 0 && allExamples(survey, [](const std::string& e) {
               return digitsIn(e) > 0 && e.find(' ') != e.npos;
             });
    case Proof::kCodes:
      return allExamples(survey, [](const std::string& e) {
        return e.size() >= 3 && e.size() <= 10 && digitsIn(e) > 0;
      });
    case Proof::kIp:
      return allExamples(survey, [](const std::string& e) { return isIpAddress(e); });
  }
  return false;
}

// Groups of digits and the signs between them.
struct PhoneGroups {
  std::vector<std::string_view> groups;
  std::string signs;  // one between two groups; ' ' with others is the other one
  std::size_t digits = 0;

  bool read(std::string_view text) {
    bool open = false;
    while (!text.empty()) {
      std::size_t length = 0;
      while (length < text.size() && isDigit(text[length])) ++length;
      if (length > 0) {
        groups.push_back(text.substr(0, length));
        digits += length;
        text.remove_prefix(length);
        continue;
      }
      const char c = text[0];
      if (std::string_view(" -./()").find(c) == std::string_view::npos) return false;
      if (c == '(' ? open : c == ')' && !open) return false;
      if (c == '(' || c == ')') open = c == '(';
      if (!groups.empty()) {
        if (signs.size() < groups.size()) {
          signs += c;
        } else if (signs.back() == ' ') {
          signs.back() = c;
        } else if (c != ' ' && c != '(' && c != ')' && signs.back() != ')') {
          return false;  // two signs in a row
        }
      }
      text.remove_prefix(1);
    }
    return !groups.empty() && !open && signs.size() < groups.size();
  }

  bool allSigns(std::string_view allowed) const {
    return signs.find_first_not_of(allowed) == signs.npos;
  }

  bool allGroups(std::size_t size) const {
    return std::all_of(groups.begin(), groups.end(),
                       [size](std::string_view group) { return group.size() == size; });
  }
};

// 3-3-4, with or without the country 1.
bool isNorthAmerican(const PhoneGroups& phone) {
  auto groups = phone.groups;
  if (groups.size() == 4 && groups[0] == "1") groups.erase(groups.begin());
  return groups.size() == 3 && groups[0].size() == 3 && groups[1].size() == 3 &&
         groups[2].size() == 4 && groups[0][0] >= '2' && groups[1][0] >= '2';
}

// A leading 0 and an area: "030 1234567", "01 23 45 67 89", "(030) 123 45 67", "089-12345678".
bool isNational(const PhoneGroups& phone) {
  const std::string_view area = phone.groups[0];
  if (area.size() < 2 || area[0] != '0' || area[1] == '0' || phone.groups.size() < 2) return false;
  if (phone.digits < 9 || phone.digits > 12) return false;
  if (phone.groups.size() == 5 && phone.allGroups(2)) return phone.allSigns(" .-");
  if (area.size() > 5 || phone.signs.find('.') != phone.signs.npos) return false;
  const bool pair = phone.groups.size() == 2 && phone.groups[1].size() >= 6;
  if (phone.allSigns("-/")) return pair;
  return area.size() >= 3 && std::all_of(phone.groups.begin() + 1, phone.groups.end(),
                                         [](std::string_view g) { return g.size() >= 2; });
}

std::string_view withoutPhoneWord(std::string_view text) {
  for (const std::string_view word :
       {"tel:", "tel.:", "tel.", "tel ", "phone:", "telefon:", "mobile:", "mobil:", "fax:"}) {
    if (text.size() <= word.size()) continue;
    const bool equal = std::equal(word.begin(), word.end(), text.begin(),
                                  [](char a, char b) { return a == lower(b); });
    if (equal) return trimmed(text.substr(word.size()));
  }
  return text;
}

bool isLocalByte(char c) {
  return isLetter(c) || isDigit(c) || std::string_view("._%+-'").find(c) != std::string_view::npos;
}

bool isDomainByte(char c) { return isLetter(c) || isDigit(c) || c == '.' || c == '-'; }

// A domain with a name for its top level that is no ending of a file.
bool isDomain(std::string_view domain) {
  while (domain.ends_with('.') || domain.ends_with('-')) domain.remove_suffix(1);
  const std::size_t point = domain.rfind('.');
  if (point == domain.npos || point == 0 || domain.find("..") != domain.npos) return false;
  std::string top(domain.substr(point + 1));
  std::transform(top.begin(), top.end(), top.begin(), lower);
  const bool letters = std::all_of(top.begin(), top.end(), isLetter);
  return letters && top.size() >= 2 && top.size() <= 24 &&
         !hasWord(" png jpg jpeg gif webp svg avif css js html pdf ", top);
}

}  // namespace

std::string_view personalKindWords(PersonalKind kind) {
  constexpr auto kWords = std::to_array<std::string_view>({
      "mail addresses",
      "phone numbers",
      "names of persons",
      "postal addresses",
      "ids of shoppers",
      "ids of sessions",
      "ids of orders",
      "IP addresses",
      "birthdays",
      "numbers of cards, accounts or passwords",
      "what the shop keeps to itself",
  });
  return kWords[static_cast<std::size_t>(kind)];
}

std::optional<PersonalKind> personalKind(std::string_view name, const ColumnSurvey& survey) {
  if (survey.mails > 0 && survey.mails * 20 >= survey.cells) return PersonalKind::kMail;
  if (survey.phones > 0 && survey.phones * 5 >= survey.cells) return PersonalKind::kPhone;
  if (survey.yesNoWords > 0 && survey.yesNoWords == survey.cells) return std::nullopt;
  const std::string words = wordsOfName(name);
  for (const KnownNames& known : kKnownNames) {
    if (bears(words, name, known.names) && bearsOut(known.proof, survey)) return known.kind;
  }
  return std::nullopt;
}

bool looksLikeMail(std::string_view text) {
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && isLocalByte(text[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && isDomainByte(text[end])) ++end;
    const std::string_view local = text.substr(begin, at - begin);
    const bool name =
        !local.empty() && local.size() <= 64 && local.back() != '.' &&
        std::any_of(local.begin(), local.end(), [](char c) { return isLetter(c) || isDigit(c); });
    if (name && isDomain(text.substr(at + 1, end - at - 1))) return true;
  }
  return false;
}

bool looksLikePhone(std::string_view text) {
  constexpr std::size_t kLongest = 32;
  if (text.size() < 8 || text.size() > kLongest) return false;
  text = withoutPhoneWord(trimmed(text));
  const bool plus = text.starts_with('+');
  if (plus) text.remove_prefix(1);
  PhoneGroups phone;
  if (text.empty() || !phone.read(text)) return false;
  if (plus) {
    const bool points = phone.signs.find('.') != phone.signs.npos;
    return isDigit(text[0]) && text[0] != '0' && phone.digits >= 9 && phone.digits <= 15 &&
           (!points || phone.groups.size() > 2);
  }
  const std::string_view first = phone.groups[0];
  if (first.starts_with("00") && first.size() >= 3 && first.size() <= 5 && first[2] != '0') {
    return phone.groups.size() > 1 && phone.digits >= 11 && phone.digits <= 17 &&
           phone.allSigns(" /()");
  }
  return isNorthAmerican(phone) || isNational(phone);
}

}  // namespace shelfwise
