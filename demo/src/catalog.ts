// What the shop's own pages know of its products: catalog.json of the sample shop.

export type Language = 'en' | 'zh';

/** A product's texts in one language. */
export interface ProductText {
  readonly title: string;
  readonly description: string;
  /** Name and value; several values are separated by `|`. */
  readonly facts: readonly (readonly [string, string])[];
}

export interface Product {
  readonly id: string;
  readonly type: string;
  readonly department: string;
  readonly brand: string;
  readonly series: string;
  readonly material: string;
  readonly color: string;
  /** 0 for the smallest size, 1 for the largest. */
  readonly sizeStep: number;
  /** EUR. */
  readonly price: number;
  readonly isNew: boolean;
  readonly en: ProductText;
  readonly zh: ProductText;
}

/** The products, by id and by department. */
export class Catalog {
  readonly products: readonly Product[];
  readonly #byId: ReadonlyMap<string, Product>;

  constructor(products: readonly Product[]) {
    this.products = products;
    this.#byId = new Map(products.map((product) => [product.id, product]));
  }

  find(id: string): Product | undefined {
    return this.#byId.get(id);
  }

  ofType(type: string): readonly Product[] {
    return this.products.filter((product) => product.type === type);
  }
}

/** Loads the catalogue that lies beside the page. */
export async function loadCatalog(): Promise<Catalog> {
  const response = await fetch('catalog.json', { credentials: 'omit' });
  if (!response.ok) throw new Error(`catalog.json: ${response.status}`);
  return new Catalog((await response.json()) as Product[]);
}
