#include "schema/fields.h"

namespace shelfwise {

namespace {

using Name = std::string_view;

constexpr Name kIdNames =
    "id productid itemid 商品id 商品编号 商品编码 产品id 产品编号 sku asin skuid stockcode "
    "productcode itemcode articleid articlenumber partnumber ean gtin handle 编号 货号 "
    "objectid productnumber productno itemnumber itemno merchantsku sellersku articleno "
    "articlecode urlhandle artikelnummer artikelnr artikelid artnr produktid produktnummer "
    "bestellnummer référence reference idproduit codeproduit codearticle idarticle réf ugs "
    "referencia idproducto códigodeproducto codigoproducto código codigo idarticulo "
    "idprodotto codiceprodotto codicearticolo idarticolo codice idproduto códigodoproduto "
    "codigoproduto refproduto productnummer artikelcode idproduktu kodproduktu numerartykułu "
    "produktkod varunummer 商品番号 商品コード 品番 商品管理番号 상품번호 상품코드 상품id "
    "parentasin";
constexpr Name kTitleNames =
    "title producttitle 标题 商品标题 name productname itemname 商品名称 产品名称 名称 品名 "
    "articlename titel produkttitel produktname artikelname artikelbezeichnung "
    "produktbezeichnung bezeichnung titre nom nomduproduit nomproduit libellé libelle "
    "désignation designation intitulé título titulo nombre nombredelproducto nombreproducto "
    "denominación titolo nome nomeprodotto nomedelprodotto denominazione nomedoproduto "
    "nomeproduto naam productnaam artikelnaam omschrijvingkort nazwa nazwaproduktu tytuł "
    "tytul namn produktnamn artikelnamn benämning 商品名 製品名 商品タイトル 品目名 상품명 "
    "제품명 품명";
constexpr Name kBrandNames =
    "brand 品牌 brandname 品牌名 品牌名称 brands manufacturer maker vendor supplier 厂商 "
    "生产厂商 供应商 manufacturername vendorname suppliername producer marke hersteller "
    "marken herstellername marque fabricant marques marca fabricante marcas marchio "
    "produttore marchi merk merken fabrikant marka producent varumärke märke tillverkare "
    "ブランド ブランド名 メーカー メーカー名 브랜드 브랜드명 제조사";
constexpr Name kCategoriesNames =
    "categories category categorypath 类目 商品类目 类目路径 分类 商品分类 类别 品类 "
    "categoryname producttype productcategory productcategories categorytree "
    "categoryhierarchy maincategory categorynames categorytitle kategorie kategorien "
    "warengruppe produktkategorie produktkategorien kategoriepfad catégorie catégories "
    "categorie rubrique rubriques famille catégorieprincipale categoría categorías categoria "
    "categorias rubro familia categoriedelprodotto categorieën categorieen productgroep "
    "kategoria kategoriaproduktu kategori kategorier produktgrupp カテゴリ カテゴリー "
    "商品カテゴリ 카테고리 상품카테고리 분류 googleproductcategory";
constexpr Name kPriceNames =
    "price 价格 售价 单价 unitprice saleprice listprice retailprice 商品价格 sellingprice "
    "currentprice finalprice regularprice specialprice discountprice discountedprice "
    "promoprice promotionalprice offerprice salesprice basicprice grossprice pricegross "
    "priceinclvat priceincltax pricenet netprice msrp rrp 促销价 现价 销售价 preis "
    "verkaufspreis bruttopreis preisbrutto einzelpreis angebotspreis sonderpreis aktionspreis "
    "normalpreis regulärerpreis vkpreis vk uvp prix prixttc prixdevente prixunitaire "
    "prixdebase prixpromo prixpromotionnel prixsoldé tarifpromo tarifrégulier prixhabituel "
    "tarif precio pvp preciodeventa precioventa preciounitario preciorebajado preciooferta "
    "preciodeoferta precionormal precioregular prezzo prezzodivendita prezzounitario "
    "prezzoscontato prezzoofferta prezzoinofferta prezzodilistino preço preco preçodevenda "
    "preçopromocional preçonormal precounitario prijs verkoopprijs actieprijs "
    "aanbiedingsprijs normaleprijs adviesprijs cena cenabrutto cenapromocyjna cenasprzedaży "
    "cenaregularna pris reapris ordinariepris försäljningspris 価格 販売価格 税込価格 "
    "通常価格 定価 セール価格 값 가격 판매가 판매가격 정가 할인가";
constexpr Name kImageNames =
    "image imageurl imagelink images picture photo thumbnail 图片 主图 图片链接 商品图片 "
    "imageurls imagesrc imagesurl mainimage mainimageurl mainimagelink pictures pictureurl "
    "photourl photos thumbnailurl baseimage coverimage coverurl img imgurl image1 imageurl1 "
    "imagelink1 图片地址 主图链接 bild bilder bildurl bildlink produktbild bildadresse "
    "imageprincipale imagesdeproduit urldelimage urlimage photoprincipale imagen imágenes "
    "imagenes imagenprincipal urlimagen foto fotos immagine immagini urlimmagine imagem "
    "imagens urldaimagem afbeelding afbeeldingen afbeeldingurl zdjęcie zdjęcia zdjecie obraz "
    "obrazek bildlänk 画像 画像url 商品画像 商品画像url メイン画像 이미지 이미지url "
    "대표이미지 상품이미지";
constexpr Name kUrlNames =
    "url link producturl productlink 链接 商品链接 网址 permalink uri pageurl productpage "
    "productpageurl deeplink canonicalurl canonicallink producthref 商品网址 produktlink "
    "produkturl produktseite lien lienproduit urlproduit urlduproduit enlace urlproducto "
    "urldelproducto collegamento urlprodotto ligação urlproduto productpagina produktlänk "
    "商品url 商品ページurl 상품url 상품링크";
constexpr Name kDescriptionNames =
    "description desc 描述 商品描述 简介 详情 longdescription shortdescription bodyhtml "
    "productdescription itemdescription summary details 商品详情 beschreibung "
    "produktbeschreibung langbeschreibung artikelbeschreibung kurzbeschreibung "
    "descriptionlongue descriptionduproduit descriptioncourte résumé descripción descripcion "
    "descripcióncorta descripcioncorta descrizione descrizionebreve descrição descricao "
    "descriçãocurta beschrijving omschrijving productomschrijving korteomschrijving opis "
    "opisproduktu krótkiopis beskrivning produktbeskrivning 説明 商品説明 商品説明文 설명 "
    "상품설명 상품상세";
constexpr Name kCurrencyNames =
    "currency currencycode 货币 币种 pricecurrency currencyiso währung waehrung devise moneda "
    "valuta moeda waluta 通貨 통화";

constexpr FieldNames kCatalogFields[] = {
    {"id", true, 8, kIdNames,
     " product item article variant lineitem line seller merchant shop store unique ",
     " sku asin ean gtin ", ""},
    {"title", false, 1, kTitleNames, " product item article the full display ", "", ""},
    {"brand", false, 1, kBrandNames, " product item article name ", "", ""},
    {"categories", false, 1, kCategoriesNames,
     " product item article shop store the full primary main default path name x y z ",
     " category categories ", " id ids tax google customer "},
    {"price", false, 1, kPriceNames,
     " product item article variant lineitem your my shop store retail regular standard "
     "base default current final actual selling consumer public full normal tax taxes vat "
     "gst included incl inc including with gross ttc iva mwst inkl brutto sale special "
     "promotional promo discount discounted offer amount value eur usd gbp cad aud chf in ",
     " price preis prix precio prezzo prijs cena ",
     " cost purchase wholesale shipping delivery compare old was before previous former min "
     "max minimum maximum deposit installment margin weight competitor supplier buying "
     "freight handling setup unit per gift average dealer trade reseller landed on rule "
     "rules list "},
    {"image", false, 1, kImageNames,
     " product item article variant main primary first large original default url link src "
     "address ",
     " image images picture photo ",
     " alt id position width height count name label title text type "},
    {"url", false, 1, kUrlNames, " product item article page shop store canonical web ",
     " url link permalink ",
     " image img picture photo video thumbnail thumb logo icon key rewrite path handle file "
     "media download manual pdf swatch review base "},
    {"description", false, 1, kDescriptionNames, " product item article html the full long body ",
     "", ""},
    {"currency", false, 1, kCurrencyNames, " price product item shop store iso code ", "", ""},
};

constexpr Name kShopperNames =
    "shopper shopperid user userid customer customerid visitor visitorid client clientid "
    "buyer buyerid reviewerid uid 用户 用户id 会员 会员id 顾客 买家 member memberid account "
    "accountid profileid personid customernumber customerno customernr usernumber userhash "
    "customerhash usercode customercode purchaserid usertoken customerkey 客户 客户id 买家id "
    "kunde kundenid kundennummer kundennr benutzer benutzerid nutzer nutzerid idclient "
    "utilisateur idutilisateur numéroclient numeroclient cliente idcliente clienteid usuario "
    "idusuario usuarioid utente idutente codicecliente códigodocliente klant klantid "
    "klantnummer gebruiker gebruikerid klient idklienta użytkownik kund kundid kundnummer "
    "användare 顧客 顧客id 会員 会員番号 ユーザー ユーザーid お客様番号 고객 고객id 고객번호 "
    "회원 회원id 회원번호 사용자 사용자id anonymousid anonid userpseudoid fullvisitorid "
    "deviceid cookieid cookie browserid guestid distinctid besucher besucherid visiteur "
    "visitante email emailaddress customeremail useremail mail session sessionid visitid "
    "sitzung sitzungsid sesión sesion idsesion idsession 会话 会话id 세션id セッションid";
constexpr Name kItemNames =
    "itemid productid 商品id 商品编号 商品编码 产品id item product 商品 sku skuid asin "
    "stockcode productcode itemcode articleid articlenumber productsku itemsku variantid "
    "variantsku productnumber itemnumber productno itemno article objectid objectids "
    "contentid contentids itemids productids parentasin merchantsku handle ean gtin 产品编号 "
    "产品 货号 artikel artikelnummer artikelnr artikelid produkt produktid produktnummer "
    "produit idproduit référence reference codeproduit codearticle referenceproduit "
    "productreference idproduct producto idproducto referencia códigoproducto codigoproducto "
    "prodotto idprodotto codiceprodotto produto idproduto códigodoproduto artigo "
    "productnummer artikelcode idproduktu produktkod varunummer 商品番号 商品コード 品番 "
    "상품번호 상품코드 상품id 상품";
constexpr Name kTypeNames =
    "type event eventtype eventname action actiontype behavior behaviour behaviortype "
    "behaviourtype 行为 行为类型 事件 事件类型 eventaction activity activitytype interaction "
    "interactiontype eventsubtype useraction ereignis ereignistyp aktion vorgang événement "
    "evenement typeevenement evento tipoevento tipodeevento acción accion azione tipodievento "
    "ação acao gebeurtenis actie zdarzenie händelse イベント イベント種別 行動 이벤트 "
    "이벤트유형 행동";
constexpr Name kTimeNames =
    "time timestamp datetime eventtime createdat date ts orderdate invoicedate unixtime 时间 "
    "时间戳 日期 下单时间 eventtimestamp eventdatetime timestampms timemillis orderedat "
    "purchasedat purchasedate purchasetime purchasetimestamp orderpurchasetimestamp "
    "transactiondate transactiontime ordertime orderdatetime createdon createdtime "
    "creationdate created occurredat processedat paidat dateadd dateadded datecreated "
    "eventdate visitdate saledate soldat serverts clientts servertimestamp clienttimestamp "
    "servertime localtime 订单时间 创建时间 付款时间 购买时间 交易时间 行为时间 datum zeit "
    "zeitpunkt zeitstempel bestelldatum kaufdatum rechnungsdatum auftragsdatum "
    "dateheure horodatage datecommande datedecommande datedelacommande dateachat datefacture "
    "fecha fechahora fechadepedido fechapedido fechacompra fechadecompra data dataora "
    "dataordine datadellordine dataacquisto datahora datadopedido datapedido datadacompra "
    "tijd tijdstip besteldatum orderdatum aankoopdatum czas datazamówienia datazamowienia "
    "datazakupu tid tidpunkt köpdatum 日時 日付 注文日 注文日時 購入日 購入日時 일시 "
    "날짜 주문일 주문일시 구매일 시간";
constexpr Name kPositionNames = "position step sequence seq 序号";
constexpr Name kQuantityNames =
    "quantity qty pieces units 数量 件数 quantitypurchased qtyordered orderedquantity "
    "orderqty productquantity itemquantity orderquantity 购买数量 menge anzahl stückzahl "
    "stueckzahl stück quantité quantite qté qte cantidad quantità quantita quantidade qtd "
    "qtde aantal ilość ilosc sztuk antal 個数 수량";
constexpr Name kEventPriceNames =
    "price unitprice 价格 单价 售价 itemprice productprice preis einzelpreis stückpreis prix "
    "prixunitaire precio preciounitario prezzo prezzounitario preço precounitario prijs "
    "stuksprijs cena cenajednostkowa pris styckpris 価格 単価 가격 단가";
constexpr Name kOrderNames =
    "order orderid ordernumber invoice invoiceno invoicenumber basket basketid transactionid "
    "订单 订单号 订单id 订单编号 orderno ordernr orderref orderreference ordername orderkey "
    "ordercode invoiceid receipt receiptid receiptno receiptnumber purchaseid saleid "
    "salesorder salesordernumber checkoutid transaction transactionno transactionnumber "
    "incrementid cartid ticketid 交易号 bestellung bestellid bestellnummer bestellnr "
    "bestellungsnummer auftrag auftragsnummer auftragsnr rechnung rechnungsnummer rechnungsnr "
    "belegnummer warenkorb commande idcommande numerocommande numérocommande numérodecommande "
    "numerodecommande facture numérofacture panier pedido idpedido numeropedido númeropedido "
    "númerodepedido numerodepedido factura ordine idordine numeroordine fattura "
    "númerodopedido bestelling bestelnummer bestelid ordernummer factuurnummer zamówienie "
    "zamowienie numerzamówienia numerzamowienia idzamówienia beställning beställningsnummer "
    "注文番号 注文id 注文 주문번호 주문id 주문";
constexpr Name kPartNames = "part split subset";

constexpr FieldNames kEventFields[] = {
    {"shopper", false, 1, kShopperNames,
     " unique external internal hashed hash encrypted anonymized pseudonymized anon the "
     "store shop web site ",
     "", ""},
    {"item", true, 6, kItemNames,
     " lineitem line order event product item article catalog variant purchased bought "
     "viewed seller merchant ",
     " sku asin ", ""},
    {"type", false, 1, kTypeNames, " user customer visitor web site ", "", ""},
    {"time", false, 1, kTimeNames,
     " order event purchase invoice transaction visit action user log utc local server "
     "client of the in ms millis ",
     "", ""},
    {"position", false, 1, kPositionNames, "", "", ""},
    {"quantity", false, 1, kQuantityNames,
     " lineitem line item product article order ordered purchased sold ", " quantity qty ",
     " stock available inventory min max minimum maximum on hand refunded returned "
     "cancelled canceled shipped "},
    {"price", false, 1, kEventPriceNames,
     " lineitem line item product article order sale final tax incl included ", "", ""},
    {"order", false, 1, kOrderNames, " sales sale shop store web the external ", "", ""},
    {"part", false, 1, kPartNames, "", "", ""},
};

constexpr Name kFromNames = "from fromid source src head item itemid productid 来源 商品id";
constexpr Name kRelationNames = "relation rel type linktype link 关系";
constexpr Name kToNames = "to toid target dst tail relateditem relatedid 目标 关联商品id";

constexpr FieldNames kLinkFields[] = {
    {"from", true, 1, kFromNames, "", "", ""},
    {"relation", true, 1, kRelationNames, "", "", ""},
    {"to", true, 1, kToNames, "", "", ""},
};

}  // namespace

std::span<const FieldNames> catalogFields() { return kCatalogFields; }
std::span<const FieldNames> eventFields() { return kEventFields; }
std::span<const FieldNames> linkFields() { return kLinkFields; }

}  // namespace shelfwise
