import { Function as EdgeFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * Gives every object of the feeds the headers that S3 can't keep: its digest, what describes it, its licence, its
 * plain name for saving. All follow from its path and from what the writer noted beside it.
 */
export function feedHeaders(scope: Construct, id: string, licence: string): EdgeFunction {
  return new EdgeFunction(scope, id, {
    comment: 'gongkai: headers of the feeds',
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(feedHeadersCode(licence)),
  });
}

/** What runs at the edge, for data under this licence (SPDX id or https address). */
export function feedHeadersCode(licence: string): string {
  return `var DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
var RELEASED_TABLE = /\\/releases\\/[0-9]+\\/[0-9]{4}\\/(observations|reports)-[0-9a-f]{64}\\.csv$/;
var SAVED = /\\.(csv|gz|ndjson|parquet|zip)$/;

function handler(event) {
  var uri = event.request.uri;
  var response = event.response;
  var headers = response.headers;
  var noted = headers['x-amz-meta-sha256'];
  delete headers['x-amz-meta-sha256'];
  if (response.statusCode >= 400) return response;
  if (noted && /^[0-9a-f]{64}$/.test(noted.value) && !headers['content-encoding']) {
    headers['repr-digest'] = { value: 'sha-256=:' + base64(noted.value) + ':' };
  }
  headers['link'] = { value: linksOf(uri).join(', ') };
  if (SAVED.test(uri)) {
    headers['content-disposition'] = { value: 'attachment; filename="' + plainName(uri) + '"' };
  }
  return response;
}

function linksOf(uri) {
  var links = ['<' + licenceAddress('${licence}') + '>; rel="license"'];
  if (RELEASED_TABLE.test(uri)) {
    links.push('<' + uri + '-metadata.json>; rel="describedby"; type="application/csvm+json"');
  }
  if (/-[0-9a-f]{64}/.test(uri)) links.push('<' + uri + '>; rel="canonical"');
  links.push('</feeds/v1/' + (uri.indexOf('/releases/') > 0 ? 'releases/' : '') + 'index.json>; rel="latest-version"');
  return links;
}

function licenceAddress(licence) {
  if (licence.indexOf('https://') === 0) return licence;
  var parts = /^CC-(BY(-NC)?(-ND|-SA)?)-([0-9]\\.[0-9])$/.exec(licence);
  if (parts) return 'https://creativecommons.org/licenses/' + parts[1].toLowerCase() + '/' + parts[4] + '/';
  return 'https://spdx.org/licenses/' + licence + '.html';
}

function plainName(uri) {
  return uri.slice(uri.lastIndexOf('/') + 1).replace(/-[0-9a-f]{64}/, '');
}

function base64(hex) {
  var text = '';
  for (var at = 0; at < 66; at += 3) {
    var three = parseInt((hex + '00').slice(at, at + 3), 16);
    text += DIGITS[three >> 6] + DIGITS[three & 63];
  }
  return text.slice(0, 43) + '=';
}
`;
}
