// @ts-check
// The columns of the table: fetched once somebody filters or sorts by them.

/** @typedef {import("./facets.js").Table} Table */

export class Columns {
  /**
   * @param {Table} table Gets what is fetched.
   * @param {(name: string) => Promise<any>} fetched
   */
  constructor(table, fetched) {
    this.table = table;
    this.fetched = fetched;
    this.table.order = {};
  }

  /**
   * Let the columns of these facets be there.
   * @param {Iterable<string>} names
   */
  async facets(names) {
    const wanted = [...names].map((name) => this.table.facets.find((one) => one.name === name));
    await Promise.all(
      wanted.map(async (facet) => {
        if (facet && !facet.rows)
          facet.rows = await this.fetched(`facets/columns/${facet.name}.json`);
      }),
    );
  }

  /**
   * Let what a sort goes by be there.
   * @param {string} name
   */
  async sort(name) {
    const { sorts, order = {} } = this.table;
    if (sorts.includes(name)) order[name] ??= await this.fetched(`facets/sorts/${name}.json`);
  }
}
