/** Titles of the problems that the host itself answers with; those of the documents in the documents' words. */
export const titles: Readonly<Record<string, string>> = {
  BAD_REQUEST: "The request is not valid",
  UNAUTHORIZED: "The caller is not known",
  FORBIDDEN: "The caller may not do this",
  NOT_FOUND: "There is nothing here",
  METHOD_NOT_ALLOWED: "The method is not allowed here",
  REQUEST_TIMEOUT: "The request took too long to arrive",
  PAYLOAD_TOO_LARGE: "The body is too large",
  UNSUPPORTED_MEDIA_TYPE: "The body is not JSON",
  MISDIRECTED_REQUEST: "The request is meant for another host",
  TOO_MANY_REQUESTS: "The caller asks too often",
  REQUEST_HEADER_FIELDS_TOO_LARGE: "The headers are too large",
  INTERNAL_SERVER_ERROR: "The server made a mistake",
  SERVICE_UNAVAILABLE: "The server cannot answer now",
};
