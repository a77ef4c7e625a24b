#include "values/event_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "values/cell_text.h"

namespace shelfwise {

namespace {

constexpr std::size_t kLongestWord = 48;

// The words of a type, beside its name, in the form of canonicalName() and between spaces.
struct TypeWords {
  EventType type;
  std::string_view words;
};

constexpr auto kTypeWords = std::to_array<TypeWords>({
    {EventType::kView,
     " pageview pv click viewitem itemview viewproduct productview productviewed detail"
     " detailpageview viewedproduct viewcontent contentview productdetail productdetailview"
     " productdetailviewed productpageview productpage viewedobjectids clickedobjectids"
     " clickedobjectidsaftersearch viewed clicked watch 浏览 点击 查看 ansicht angesehen aufruf"
     " produktansicht vue consultation vista visto vistaproducto "},
    {EventType::kAddToCart,
     " cart cartadd addtobasket addtobag productadded addedtocart itemaddedtocart "
     "productaddedtocart"
     " addproducttocart addtocartclick add basket wishlistproductaddedtocart addedtocartobjectids"
     " addedtocartobjectidsaftersearch ecommerceabandonedcart 加购 加入购物车 warenkorb"
     " indenwarenkorb panier ajoutaupanier carrito agregaralcarrito añadiralcarrito "},
    {EventType::kRemoveFromCart,
     " removefrombasket removefrombag productremoved removedfromcart productremovedfromcart"
     " itemremovedfromcart cartremove remove 移出购物车 "},
    {EventType::kPurchase,
     " purchased buy order ordered transaction transactionitem sale ordercompleted orderedproduct"
     " placedorder orderplaced purchasecomplete checkoutcompleted ecommercepurchase ecommerceorder"
     " inapppurchase completepayment placeanorder bought conversion convertedobjectids"
     " convertedobjectidsaftersearch purchasedobjectids purchasedobjectidsaftersearch 购买 下单 "
     "支付"
     " kauf gekauft bestellung achat commande compra comprado pedido "},
    {EventType::kSearch,
     " 搜索 productssearched viewsearchresults searchsubmitted searched sitesearch suche recherche"
     " busqueda búsqueda "},
    {EventType::kSelect,
     " selectitem productclicked productclick listclick selectproduct selectcontent itemclick "},
    {EventType::kImpression,
     " viewitemlist 曝光 productlistviewed productimpression impressions listview itemlistview "},
    {EventType::kWishlist,
     " addtowishlist addtofavorites addtofavourites favorite favourite fav productaddedtowishlist"
     " addedtowishlist wish 收藏 merkliste wunschliste favoris favorito "},
    {EventType::kRate,
     " rating review rated productreviewed 评分 评价 bewertung avis valoracion valoración "},
    {EventType::kLike, " 点赞 喜欢 liked thumbsup "},
    {EventType::kDislike, " 不喜欢 disliked thumbsdown "},
    {EventType::kHide, " hidden notinterested "},
    {EventType::kCategory, " viewcategory categoryview categorypageview collectionviewed "},
    {EventType::kHome, " homepage homepageview homeview "},
});

constexpr auto kSetAsideWords = std::to_array<std::string_view>({
    // GA4 and Universal Analytics.
    " sessionstart sessionend firstvisit firstopen userengagement scroll pagescroll screenview"
    " viewcart viewbasket begincheckout initiatecheckout addshippinginfo addpaymentinfo refund"
    " viewpromotion selectpromotion promoview promoclick checkout checkoutoption checkoutprogress"
    " filedownload formstart formsubmit generatelead lead login logout signup share videostart"
    " videoprogress videocomplete appremove appupdate appopen appcleardata appexception exception"
    " osupdate notificationreceive notificationopen notificationdismiss notificationforeground"
    " adclick adimpression adreward earnvirtualcurrency spendvirtualcurrency joingroup "
    "outboundclick"
    " webvitals timingcomplete gtmjs gtmdom gtmload consentupdate ",
    // Segment, RudderStack.
    " page screen identify track group alias cartviewed checkoutstarted checkoutstepviewed"
    " checkoutstepcompleted paymentinfoentered orderupdated orderrefunded ordercancelled"
    " ordercanceled promotionviewed promotionclicked productlistfiltered productshared cartshared"
    " couponentered couponapplied coupondenied couponremoved productremovedfromwishlist"
    " removefromwishlist removedfromwishlist signedup signedin signedout loggedin loggedout"
    " applicationopened applicationinstalled applicationupdated applicationbackgrounded"
    " accountcreated emailopened emailclicked emailsent ",
    // Google Retail, Algolia Insights.
    " shoppingcartpageview promotionoffered promotionnotoffered clickedfilters convertedfilters"
    " viewedfilters ",
    // Matomo, Snowplow.
    " action outlink download goal event content pageping struct unstruct checkoutstep linkclick"
    " submitform changeform focusform appheartbeat userregistration ",
    // Shopify, Meta, Klaviyo.
    " pageviewed checkoutcontactinfosubmitted checkoutaddressinfosubmitted"
    " checkoutshippinginfosubmitted paymentinfosubmitted alertdisplayed formsubmitted inputchanged"
    " inputfocused inputblurred completeregistration contact subscribe subscribed unsubscribed"
    " startedcheckout activeonsite receivedemail openedemail clickedemail fulfilledorder"
    " cancelledorder refundedorder ",
});

// As canonicalName() gives it; empty if it is too long for a word.
std::string wordOf(std::string_view text) {
  return text.size() > kLongestWord ? std::string() : canonicalName(text);
}

// Whether canonicalName() of the type's name is `word`: names are ASCII letters.
bool isNameOf(EventType type, std::string_view word) {
  const std::string_view name = eventTypeName(type);
  return std::equal(name.begin(), name.end(), word.begin(), word.end(),
                    [](char n, char w) { return lower(n) == w; });
}

std::optional<EventType> typeOf(std::string_view word) {
  for (const EventType type : kEventTypes) {
    if (isNameOf(type, word)) return type;
  }
  for (const TypeWords& known : kTypeWords) {
    if (hasWord(known.words, word)) return known.type;
  }
  return std::nullopt;
}

}  // namespace

std::optional<EventType> parseEventType(std::string_view text) { return typeOf(wordOf(text)); }

bool isSetAsideWord(std::string_view text) {
  const std::string word = wordOf(text);
  const bool known = std::any_of(kSetAsideWords.begin(), kSetAsideWords.end(),
                                 [&word](std::string_view words) { return hasWord(words, word); });
  return known && !typeOf(word);
}

}  // namespace shelfwise
