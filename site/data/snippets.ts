/** Examples that run as they are; `host` is the origin of the feeds. */
export function snippets({ api, host }: { readonly api: string; readonly host: string }) {
  return {
    curl: `curl '${api}/observations?year=2021&organisation=419001-gov-office&format=csv&limit=1000'`,
    python: `import hashlib, json, urllib.request

host = '${host}'

def fetch(path, sha256=None):
    data = urllib.request.urlopen(f'{host}/{path}').read()
    assert sha256 is None or hashlib.sha256(data).hexdigest() == sha256, path
    return data

def follow(document, entries, key, value):
    entry = next(e for e in document[entries] if e[key] == value)
    return fetch(entry['path'], entry['sha256'])

root = json.loads(fetch('feeds/v1/index.json'))
year = json.loads(follow(root, 'years', 'year', 2021))
province = json.loads(follow(year, 'provinces', 'province', '41'))
region = json.loads(follow(province, 'regions', 'region', '419001'))
print(follow(region, 'files', 'name', 'observations.csv').decode())`,
    duckdb: `INSTALL httpfs; LOAD httpfs;
SELECT year, code, value, status
FROM read_csv('${api}/observations?code=t3_new_received__total&organisation=419001-gov-office&format=csv', all_varchar = true)
ORDER BY year;`,
    javascript: `const address = '${api}/observations?code=t3_new_received__total&organisation=419001-gov-office';
const { data, meta } = await (await fetch(address)).json();
// A value is a text, or null beside the status that says why: never a zero.
for (const { year, value, status } of data) console.log(year, value ?? status);
if (meta.truncated) console.log('there is more: follow links.next');`,
  } as const;
}
